import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { IMPATIENT_REDIS } from '../../platform/redis/redis.module';

/** Milliseconds that somebody counts as looking on, unless it is refreshed. */
const VIEWING_LEASE = 45_000;

/** A window in which somebody has a conversation open. */
export interface Viewing {
  userId: string;
  socketId: string;
}

/** Windows by conversation, as sorted sets whose scores are the time in ms when a lease ends. */
const viewersOf = (conversationId: string) => `{viewers}:conversation:${conversationId}`;

/** Redis's own clock: the processes' may disagree. What has ended goes first, whatever comes then. */
const LIVE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
`;

const OPEN = `${LIVE}
for index = 2, #ARGV do redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[index]) end
redis.call('PEXPIRE', KEYS[1], ARGV[1] * 2)
`;

const CLOSE = `${LIVE}
redis.call('ZREM', KEYS[1], ARGV[1])
`;

const LIST = `${LIVE}
return redis.call('ZRANGE', KEYS[1], 0, -1)
`;

/** Who has which conversation open, over all processes. Every method rejects while Redis is gone. */
@Injectable()
export class ViewersLeases {
  constructor(@Inject(IMPATIENT_REDIS) private readonly redis: Redis) {}

  /** Opens or prolongs them. */
  async open(conversationId: string, viewings: readonly Viewing[]): Promise<void> {
    await this.run(OPEN, conversationId, String(VIEWING_LEASE), ...viewings.map(nameOf));
  }

  async close(conversationId: string, viewing: Viewing): Promise<void> {
    await this.run(CLOSE, conversationId, nameOf(viewing));
  }

  /** Ids of users, each once, in the order of the alphabet. */
  async list(conversationId: string): Promise<string[]> {
    const names = (await this.run(LIST, conversationId)) as string[];
    return [...new Set(names.map((name) => name.slice(0, name.indexOf(' '))))].sort();
  }

  private run(script: string, conversationId: string, ...values: string[]): Promise<unknown> {
    return this.redis.eval(script, 1, viewersOf(conversationId), ...values);
  }
}

function nameOf({ userId, socketId }: Viewing): string {
  return `${userId} ${socketId}`;
}
