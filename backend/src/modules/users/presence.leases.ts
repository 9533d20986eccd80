import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@switchboard/contracts';
import type { Redis } from 'ioredis';
import { IMPATIENT_REDIS } from '../../platform/redis/redis.module';

/** Milliseconds that a connection counts as open unless it is refreshed. */
export const LEASE = 45_000;

export interface OnlineUser {
  userId: string;
  name: string;
  role: Role;
}

/** Connections by user, as sorted sets whose scores are the time in ms when a lease ends. */
const connectionsOf = (userId: string) => `{presence}:user:${userId}`;
/** Users with a live connection, by when their last lease ends. */
const ONLINE = '{presence}:online';
/** Name and role of each of them, so that the list needs no database. */
const WHO = '{presence}:who';

/** Redis's own clock: the processes' may disagree. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

const OPEN = `${NOW}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local before = redis.call('ZCARD', KEYS[1])
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3] * 2)
redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[1])
redis.call('HSET', KEYS[3], ARGV[1], ARGV[4])
return { before, redis.call('ZCARD', KEYS[1]) }
`;

const CLOSE = `${NOW}
redis.call('ZREM', KEYS[1], ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
if #last == 0 then
  redis.call('ZREM', KEYS[2], ARGV[1])
  redis.call('HDEL', KEYS[3], ARGV[1])
  return 0
end
redis.call('ZADD', KEYS[2], last[2], ARGV[1])
return redis.call('ZCARD', KEYS[1])
`;

const COUNT = `${NOW}
return redis.call('ZCOUNT', KEYS[1], '(' .. now, '+inf')
`;

const LIST = `${NOW}
for _, userId in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)) do
  redis.call('HDEL', KEYS[2], userId)
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return redis.call('HVALS', KEYS[2])
`;

/** The leases in Redis that all processes share. Every method rejects while Redis is gone. */
@Injectable()
export class PresenceLeases {
  constructor(@Inject(IMPATIENT_REDIS) private readonly redis: Redis) {}

  /** Opens or prolongs one. @returns the user's live connections before and after. */
  async open(user: OnlineUser, socketId: string): Promise<{ before: number; after: number }> {
    const keys = [connectionsOf(user.userId), ONLINE, WHO];
    const [before, after] = (await this.redis.eval(
      OPEN,
      keys.length,
      ...keys,
      user.userId,
      socketId,
      LEASE,
      JSON.stringify(user),
    )) as [number, number];
    return { before, after };
  }

  /** @returns the user's live connections that are left. */
  async close(userId: string, socketId: string): Promise<number> {
    const keys = [connectionsOf(userId), ONLINE, WHO];
    return (await this.redis.eval(CLOSE, keys.length, ...keys, userId, socketId)) as number;
  }

  /** Live connections of one user. */
  async count(userId: string): Promise<number> {
    return (await this.redis.eval(COUNT, 1, connectionsOf(userId))) as number;
  }

  /** Everybody with a live connection. */
  async list(): Promise<OnlineUser[]> {
    const users = (await this.redis.eval(LIST, 2, ONLINE, WHO)) as string[];
    return users.map((user) => JSON.parse(user) as OnlineUser);
  }
}
