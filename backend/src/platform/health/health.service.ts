import { Inject, Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { IMPATIENT_REDIS } from '../redis/redis.module';

/** Milliseconds a dependency has to answer. */
const PATIENCE = 2_000;

export type DependencyName = 'mongodb' | 'redis';

/** Asks the things that nothing works without. */
@Injectable()
export class HealthService {
  constructor(
    @InjectConnection() private readonly mongo: Connection,
    @Inject(IMPATIENT_REDIS) private readonly redis: Redis,
  ) {}

  /** @returns what is wrong, or null when the dependency answers. */
  async problemOf(dependency: DependencyName): Promise<string | null> {
    try {
      await withDeadline(dependency === 'mongodb' ? this.pingMongo() : this.redis.ping());
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : 'does not answer';
    }
  }

  private async pingMongo(): Promise<void> {
    if (!this.mongo.db) throw new Error('not connected');
    await this.mongo.db.command({ ping: 1 });
  }
}

async function withDeadline(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('does not answer in time')), PATIENCE);
  });
  try {
    await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
