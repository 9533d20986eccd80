import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Environment } from '../../../config/environment';
import { IMPATIENT_REDIS } from '../../../platform/redis/redis.module';
import { RedisRateLimiter } from '../../../platform/security/redis-rate-limiter';

/** How often one of the staff may ask the assistant for help: a provider may want money for each. */
@Injectable()
export class AssistLimit {
  private readonly limiter: RedisRateLimiter;

  constructor(environment: Environment, @Inject(IMPATIENT_REDIS) redis: Redis) {
    this.limiter = new RedisRateLimiter(redis, 'assist', environment.RATE_LIMIT_ASSIST);
  }

  /** @throws DomainError RATE_LIMITED */
  consume(userId: string): Promise<void> {
    return this.limiter.consume(userId);
  }
}
