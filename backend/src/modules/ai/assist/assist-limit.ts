import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Environment } from '../../../config/environment';
import { DomainError } from '../../../platform/errors/domain.error';
import { IMPATIENT_REDIS } from '../../../platform/redis/redis.module';
import { RedisRateLimiter } from '../../../platform/security/redis-rate-limiter';
import { tookTooLong } from './assist.errors';

/** Milliseconds that somebody waits at a screen: a provider's own deadline, and time for the one behind it. */
const PATIENCE = 25_000;

/** How often one of the staff may ask the assistant for help, and how long for: a provider may want money for each. */
@Injectable()
export class AssistLimit {
  private readonly limiter: RedisRateLimiter;

  constructor(environment: Environment, @Inject(IMPATIENT_REDIS) redis: Redis) {
    this.limiter = new RedisRateLimiter(redis, 'assist', environment.RATE_LIMIT_ASSIST);
  }

  /**
   * Within the user's limit and the screen's patience.
   * @throws DomainError RATE_LIMITED, DEPENDENCY_UNAVAILABLE
   */
  async attend<Help>(userId: string, work: (signal: AbortSignal) => Promise<Help>): Promise<Help> {
    await this.limiter.consume(userId);
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      return await work(signal);
    } catch (error) {
      if (error instanceof DomainError || !signal.aborted) throw error;
      throw tookTooLong(error);
    }
  }
}
