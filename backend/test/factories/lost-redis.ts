import type { TestingModuleBuilder } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { IMPATIENT_REDIS } from '../../src/platform/redis/redis.module';

/** Limits and presence of this application find no Redis: nothing listens there. Queues and the road back do. */
export const withLostRedis = (builder: TestingModuleBuilder): TestingModuleBuilder =>
  builder.overrideProvider(IMPATIENT_REDIS).useFactory({
    factory: () =>
      new Redis('redis://127.0.0.1:1', { enableOfflineQueue: false, maxRetriesPerRequest: 0 }).on(
        'error',
        // It never comes, and ioredis would print every attempt.
        () => undefined,
      ),
  });
