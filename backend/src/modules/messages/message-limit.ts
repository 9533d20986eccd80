import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { IMPATIENT_REDIS } from '../../platform/redis/redis.module';
import type { Principal } from '../../platform/security/access.decorators';
import { RedisRateLimiter } from '../../platform/security/redis-rate-limiter';
import { SettingsService } from '../settings/settings.service';

/** How many messages a customer may send, over HTTP and sockets together. */
@Injectable()
export class MessageLimit {
  private readonly limiter: RedisRateLimiter;

  constructor(settings: SettingsService, @Inject(IMPATIENT_REDIS) redis: Redis) {
    this.limiter = new RedisRateLimiter(redis, 'messages', () => settings.current.limits.messages);
  }

  /** @throws DomainError RATE_LIMITED */
  async consume({ _id, role }: Principal): Promise<void> {
    if (role === 'customer') await this.limiter.consume(_id);
  }

  /** Gives the point back. */
  async reward({ _id, role }: Principal): Promise<void> {
    if (role === 'customer') await this.limiter.reward(_id);
  }
}
