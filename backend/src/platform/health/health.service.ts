import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { withDeadline } from '../concurrency/deadline';
import { IMPATIENT_REDIS } from '../redis/redis.module';

/** Milliseconds a dependency has to answer. */
const PATIENCE = 2_000;

export type DependencyName = 'mongodb' | 'redis';

/** Asks the things that nothing works without. */
@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);

  constructor(
    @InjectConnection() private readonly mongo: Connection,
    @Inject(IMPATIENT_REDIS) private readonly redis: Redis,
  ) {}

  /** What is wrong goes to the log: anybody may ask, and errors name hosts. */
  async isUp(dependency: DependencyName): Promise<boolean> {
    try {
      await withDeadline<unknown>(dependency === 'mongodb' ? this.pingMongo() : this.redis.ping(), PATIENCE);
      return true;
    } catch (error) {
      this.logger.warn({ err: error as Error, dependency }, 'a dependency does not answer');
      return false;
    }
  }

  private async pingMongo(): Promise<void> {
    if (!this.mongo.db) throw new Error('not connected');
    await this.mongo.db.command({ ping: 1 });
  }
}
