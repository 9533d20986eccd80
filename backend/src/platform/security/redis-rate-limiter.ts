import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit } from '../../config/rate-limit';
import { DomainError } from '../errors/domain.error';

/**
 * Takes a point only while one is left, and gives one back only to a window that is still open. The library's own
 * script counts refused tries too, and a point given back after its window ended would make the next one larger.
 *
 * ARGV: points (negative: given back), seconds, limit. Returns the points taken, and the window's milliseconds left.
 */
const CHANGE_POINTS = `
local change = tonumber(ARGV[1])
local taken = tonumber(redis.call('get', KEYS[1]) or '0')
local left = redis.call('pttl', KEYS[1])
if change < 0 then
  if left > 0 and taken > 0 then taken = redis.call('incrby', KEYS[1], change) end
  return { taken, left }
end
if taken + change > tonumber(ARGV[3]) then return { taken + change, left } end
if left > 0 then return { redis.call('incrby', KEYS[1], change), left } end
redis.call('set', KEYS[1], change, 'EX', ARGV[2])
return { change, tonumber(ARGV[2]) * 1000 }
`;

/**
 * So many points in so many seconds for each key, counted together by all processes; while Redis is gone by each
 * process for itself.
 */
export class RedisRateLimiter {
  private readonly limiter: RateLimiterRedis;
  private readonly insurance: RateLimiterMemory;
  private readonly limitNow: () => RateLimit;

  /**
   * @param redis a connection that fails at once when Redis is gone
   * @param name tells the limiters' keys apart
   * @param limit a function where it may change: a window that is open keeps its end
   */
  constructor(redis: Redis, name: string, limit: RateLimit | (() => RateLimit)) {
    this.limitNow = typeof limit === 'function' ? limit : () => limit;
    const { points, seconds: duration } = this.limitNow();
    const options = { keyPrefix: `limit:${name}`, points, duration };
    this.insurance = new RateLimiterMemory(options);
    this.limiter = new RateLimiterRedis({
      ...options,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      customIncrTtlLuaScript: CHANGE_POINTS,
      insuranceLimiter: this.insurance,
    });
  }

  /**
   * Takes a point.
   * @throws DomainError RATE_LIMITED with the seconds to wait, when none is left.
   */
  async consume(key: string): Promise<void> {
    this.keepCurrent();
    try {
      await this.limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('RATE_LIMITED', 'Too many attempts. Please wait a moment.', {
        retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
      });
    }
  }

  /** Gives back a point that {@link consume} took. */
  async reward(key: string): Promise<void> {
    this.keepCurrent();
    await this.limiter.reward(key);
  }

  private keepCurrent(): void {
    const { points, seconds } = this.limitNow();
    for (const limiter of [this.limiter, this.insurance]) {
      limiter.points = points;
      limiter.duration = seconds;
    }
  }
}
