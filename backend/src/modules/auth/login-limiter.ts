import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Environment } from '../../config/environment';
import { IMPATIENT_REDIS } from '../../platform/redis/redis.module';
import { RedisRateLimiter } from '../../platform/security/redis-rate-limiter';

/** Someone, somewhere, trying a password. */
export interface PasswordTry {
  address: string;
  email: string;
}

/** Limits wrong passwords for each pair of address and e-mail. */
@Injectable()
export class LoginLimiter {
  private readonly limiter: RedisRateLimiter;

  constructor(environment: Environment, @Inject(IMPATIENT_REDIS) redis: Redis) {
    this.limiter = new RedisRateLimiter(redis, 'login', environment.RATE_LIMIT_LOGIN);
  }

  /**
   * Runs a comparison under the limit. The point is taken first, so that tries sent at once can't all be compared,
   * and given back unless the password was wrong.
   * @throws DomainError RATE_LIMITED while no point is left, the right password or not
   */
  async whileAllowed<Found>(
    attempt: PasswordTry,
    compare: () => Promise<Found | null>,
  ): Promise<Found | null> {
    const key = keyOf(attempt);
    await this.limiter.consume(key);
    let isWrong = false;
    try {
      const found = await compare();
      isWrong = found === null;
      return found;
    } finally {
      if (!isWrong) await this.limiter.reward(key);
    }
  }
}

/** Hashed: addresses have no business in Redis's key list, and a long one none either. */
function keyOf({ address, email }: PasswordTry): string {
  return createHash('sha256').update(`${address} ${email}`).digest('base64url');
}
