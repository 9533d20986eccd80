import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { StoreDeployment, StoreStatus, SystemStores } from '@switchboard/contracts';
import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { withDeadline } from '../concurrency/deadline';
import { IMPATIENT_REDIS } from '../redis/redis.module';
import { numberIn, parseRedisInfo } from './redis-info';

/** Milliseconds that a store has to say how it is. */
const PATIENCE = 2_000;

type Facts = Omit<StoreStatus, 'isReachable' | 'roundTrip'>;

const UNKNOWN: Facts = { version: null, size: null, limit: null, deployment: null };

/** Asks the stores how they are, and waits for neither. Nothing that it tells names a host or a user. */
@Injectable()
export class StoreProbe {
  private readonly logger = new Logger(StoreProbe.name);

  constructor(
    @InjectConnection() private readonly mongo: Connection,
    @Inject(IMPATIENT_REDIS) private readonly redis: Redis,
  ) {}

  async stores(): Promise<SystemStores> {
    const [mongodb, redis] = await Promise.all([
      this.probe(
        'mongodb',
        () => this.askMongo({ ping: 1 }),
        () => this.mongoFacts(),
      ),
      this.probe(
        'redis',
        () => this.redis.ping(),
        () => this.redisFacts(),
      ),
    ]);
    return { mongodb, redis };
  }

  /** What is wrong goes to the log: errors name hosts. */
  private async probe(
    store: keyof SystemStores,
    ping: () => Promise<unknown>,
    facts: () => Promise<Facts>,
  ): Promise<StoreStatus> {
    try {
      const before = performance.now();
      await withDeadline(ping(), PATIENCE);
      const roundTrip = Math.round((performance.now() - before) * 10) / 10;
      return { isReachable: true, roundTrip, ...(await this.factsOf(store, facts)) };
    } catch (error) {
      this.logger.warn({ err: error, store }, 'a store does not answer');
      return { isReachable: false, roundTrip: null, ...UNKNOWN };
    }
  }

  /** A user without the right to ask does not make it unreachable. */
  private async factsOf(store: keyof SystemStores, facts: () => Promise<Facts>): Promise<Facts> {
    try {
      return await withDeadline(facts(), PATIENCE);
    } catch (error) {
      this.logger.warn({ err: error, store }, 'a store does not tell what it is');
      return UNKNOWN;
    }
  }

  private async mongoFacts(): Promise<Facts> {
    const [greeting, build, statistics] = await Promise.all([
      this.askMongo({ hello: 1 }),
      this.askMongo({ buildInfo: 1 }),
      this.askMongo({ dbStats: 1 }),
    ]);
    return {
      version: typeof build.version === 'string' ? build.version : null,
      size: typeof statistics.dataSize === 'number' ? statistics.dataSize : null,
      limit: null,
      deployment: mongoDeployment(greeting),
    };
  }

  private async redisFacts(): Promise<Facts> {
    const info = parseRedisInfo(await this.redis.info());
    return {
      version: info.get('redis_version') ?? null,
      size: numberIn(info, 'used_memory'),
      limit: numberIn(info, 'maxmemory') || null,
      deployment: redisDeployment(info),
    };
  }

  private async askMongo(command: Record<string, number>): Promise<Record<string, unknown>> {
    if (!this.mongo.db) throw new Error('not connected');
    return this.mongo.db.command(command);
  }
}

function mongoDeployment({ setName, msg }: Record<string, unknown>): StoreDeployment {
  if (msg === 'isdbgrid') return 'sharded';
  return typeof setName === 'string' ? 'replica-set' : 'standalone';
}

function redisDeployment(info: ReadonlyMap<string, string>): StoreDeployment {
  if (info.get('cluster_enabled') === '1') return 'cluster';
  return info.get('role') === 'slave' ? 'replica' : 'standalone';
}
