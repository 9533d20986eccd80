import { Inject, Injectable } from '@nestjs/common';
import type { ProcessRole, RecentWork } from '@switchboard/contracts';
import type { Redis } from 'ioredis';
import { IMPATIENT_REDIS } from '../redis/redis.module';
import { LOST_AFTER, FORGOTTEN_AFTER } from './heartbeat-times';

/** One field for each process. */
const BOARD = 'system:processes';

/** What a process says of itself, without its age: that is told by the clock of Redis, which is one for all hosts. */
export interface ProcessReport extends RecentWork {
  role: ProcessRole;
  queues: string[];
  version: string;
  nodeVersion: string;
  host: string;
  pid: number;
  /** Milliseconds that it has been running. */
  uptime: number;
  memory: number;
  eventLoopDelay: number;
  sockets: number;
  /** What features add; they know what it is. */
  told: Record<string, unknown>;
}

/** A report as it stands on the board. */
export interface PostedReport extends ProcessReport {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  isLost: boolean;
}

/** Where all processes put up how they are. It goes by itself when nobody writes to it any more. */
@Injectable()
export class ProcessBoard {
  constructor(@Inject(IMPATIENT_REDIS) private readonly redis: Redis) {}

  /** @throws Error while Redis is gone */
  async post(id: string, report: ProcessReport): Promise<void> {
    const entry = JSON.stringify({ ...report, at: await this.now() });
    await allOf(this.redis.multi().hset(BOARD, id, entry).pexpire(BOARD, FORGOTTEN_AFTER));
  }

  /** @throws Error while Redis is gone */
  async takeOff(...ids: string[]): Promise<void> {
    await this.redis.hdel(BOARD, ...ids);
  }

  /**
   * Everybody who was heard from in the last minutes, lost or not.
   * @throws Error while Redis is gone
   */
  async read(): Promise<PostedReport[]> {
    const [now, entries] = await Promise.all([this.now(), this.redis.hgetall(BOARD)]);
    const posted = Object.entries(entries).map(([id, text]) => toPosted(id, text, now));
    const forgotten = posted.filter(({ at }) => now - at > FORGOTTEN_AFTER).map(({ id }) => id);
    if (forgotten.length) await this.takeOff(...forgotten);
    return posted.filter(({ id }) => !forgotten.includes(id));
  }

  private async now(): Promise<number> {
    const [seconds, microseconds] = await this.redis.time();
    return Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000);
  }
}

function toPosted(id: string, text: string, now: number): PostedReport {
  const entry = JSON.parse(text) as Omit<PostedReport, 'id' | 'isLost'>;
  return { ...entry, id, isLost: now - entry.at > LOST_AFTER };
}

/** ioredis hands a transaction's failures over among its results. */
async function allOf(transaction: ReturnType<Redis['multi']>): Promise<void> {
  const failed = (await transaction.exec())?.find(([error]) => error);
  if (failed?.[0]) throw failed[0];
}
