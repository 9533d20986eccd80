import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { AI_CALL_KINDS, BREAKER_STATES, type AiCallKind, type BreakerState } from '@switchboard/contracts';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { IMPATIENT_REDIS } from '../../../platform/redis/redis.module';

export type BreakerStates = Record<AiCallKind, BreakerState>;

/** One field for each process. */
const BOARD = 'ai:breakers';
/** Milliseconds. */
const WRITE_EVERY = 10_000;
/** Milliseconds after which a process that has not written any more counts as gone. */
const GONE_AFTER = 30_000;

interface Entry {
  at: number;
  states: BreakerStates;
}

/** Where a process puts up the state of its breakers. */
export type BreakerBoard = Pick<ProviderHealth, 'use' | 'report'>;

/** Each process has breakers of its own; here they are put up for all to see. */
@Injectable()
export class ProviderHealth implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ProviderHealth.name);
  private readonly processId = randomUUID();
  private readonly states: BreakerStates = { chat: 'closed', moderation: 'closed', embedding: 'closed' };
  private isUsed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(IMPATIENT_REDIS) private readonly redis: Redis) {}

  /** This process calls the service, and so has something to say. */
  use(): void {
    this.isUsed = true;
  }

  onApplicationBootstrap(): void {
    if (!this.isUsed) return;
    void this.write();
    this.timer = setInterval(() => void this.write(), WRITE_EVERY).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    await this.redis.hdel(BOARD, this.processId).catch(() => 0);
  }

  report(kind: AiCallKind, state: BreakerState): void {
    if (this.states[kind] === state) return;
    this.states[kind] = state;
    this.logger.warn({ kind, state }, `calls for ${kind} to the AI service: ${state}`);
    void this.write();
  }

  /** The worst state among all processes; this one's alone while Redis is gone. */
  async worst(): Promise<BreakerStates> {
    const all = [this.states, ...(await this.others())];
    const worstOf = (kind: AiCallKind) => all.map((states) => states[kind]).reduce(worse);
    return Object.fromEntries(AI_CALL_KINDS.map((kind) => [kind, worstOf(kind)])) as BreakerStates;
  }

  private async others(): Promise<BreakerStates[]> {
    const entries = await this.redis.hgetall(BOARD).catch(() => ({}));
    const found: BreakerStates[] = [];
    for (const [processId, text] of Object.entries(entries)) {
      const { at, states } = JSON.parse(text) as Entry;
      if (Date.now() - at <= GONE_AFTER) found.push(states);
      else await this.redis.hdel(BOARD, processId).catch(() => 0);
    }
    return found;
  }

  private async write(): Promise<void> {
    const entry: Entry = { at: Date.now(), states: this.states };
    // Shown again in a few seconds.
    await this.redis.hset(BOARD, this.processId, JSON.stringify(entry)).catch(() => 0);
  }
}

function worse(a: BreakerState, b: BreakerState): BreakerState {
  return BREAKER_STATES.indexOf(a) > BREAKER_STATES.indexOf(b) ? a : b;
}
