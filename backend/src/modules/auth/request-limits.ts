import { SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { ThrottlerModuleOptions } from '@nestjs/throttler';
import type { Redis } from 'ioredis';
import type { Environment } from '../../config/environment';
import type { RateLimit } from '../../config/rate-limit';
import { ResilientThrottlerStorage } from '../../platform/security/resilient-throttler.storage';
import type { CurrentSettings } from '../settings/settings.types';

/** `api` counts per user or address, over all routes; `register` per address. */
export type LimitName = 'api' | 'register';

const LIMIT = 'auth:limit';

/** Counts requests of this route under a limit of its own instead of the API's. */
export const LimitedBy = (name: LimitName) => SetMetadata(LIMIT, name);

export function limitNameOf(reflector: Reflector, context: ExecutionContext): LimitName {
  return (
    reflector.getAllAndOverride<LimitName | undefined>(LIMIT, [context.getHandler(), context.getClass()]) ??
    'api'
  );
}

/** One throttler, whose figures are looked up for each route: its name `default` makes the header `Retry-After`. */
export function requestLimits(
  environment: Environment,
  settings: CurrentSettings,
  redis: Redis,
  reflector: Reflector,
): ThrottlerModuleOptions {
  const limitOf = (context: ExecutionContext): RateLimit =>
    limitNameOf(reflector, context) === 'api' ? settings.current.limits.api : environment.RATE_LIMIT_REGISTER;
  return {
    throttlers: [
      {
        name: 'default',
        limit: (context) => limitOf(context).points,
        ttl: (context) => limitOf(context).seconds * 1_000,
      },
    ],
    storage: new ResilientThrottlerStorage(redis),
  };
}
