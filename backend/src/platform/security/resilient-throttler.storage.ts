import { ThrottlerStorageRedisService } from '@nest-lab/throttler-storage-redis';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ThrottlerStorageService, type ThrottlerStorage } from '@nestjs/throttler';
import type { Redis } from 'ioredis';

/** Milliseconds that Redis is left alone after it failed: a hanging one must not slow every request down. */
const PAUSE = 1_000;

/** Counts requests in Redis, and in this process alone while Redis is gone. */
export class ResilientThrottlerStorage implements ThrottlerStorage, OnApplicationShutdown {
  private readonly logger = new Logger(ResilientThrottlerStorage.name);
  private readonly shared: ThrottlerStorageRedisService;
  private readonly own = new ThrottlerStorageService();
  private pausedUntil = 0;

  /** @param redis a connection that fails at once when Redis is gone */
  constructor(private readonly redis: Redis) {
    this.shared = new ThrottlerStorageRedisService(redis);
  }

  async increment(
    ...request: Parameters<ThrottlerStorage['increment']>
  ): ReturnType<ThrottlerStorage['increment']> {
    if (this.redis.status !== 'ready' || performance.now() < this.pausedUntil) {
      return this.own.increment(...request);
    }
    try {
      return await this.shared.increment(...request);
    } catch (error) {
      this.pausedUntil = performance.now() + PAUSE;
      this.logger.warn(
        `Requests are counted per process: ${error instanceof Error ? error.message : String(error)}`,
      );
      return this.own.increment(...request);
    }
  }

  onApplicationShutdown(): void {
    this.own.onApplicationShutdown();
  }
}
