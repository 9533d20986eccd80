import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { Request } from 'express';
import { ExtractJwt } from 'passport-jwt';
import { clientAddressOf } from '../../platform/security/client-address';
import { limitNameOf } from './request-limits';
import { SessionsService } from './sessions.service';

const bearerTokenOf = ExtractJwt.fromAuthHeaderAsBearerToken();

/**
 * Counts requests over all routes of one limit together. It runs before the guard that asks for a token, so that
 * those without one are counted too.
 */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    @Inject(SessionsService) private readonly sessions: SessionsService,
  ) {
    super(options, storage, reflector);
  }

  /** The user for the API's limit, when the token is good; a revoked one must not use up its owner's points. */
  protected override async getTracker(request: Request, context?: ExecutionContext): Promise<string> {
    const address = `address:${clientAddressOf(request)}`;
    const token = bearerTokenOf(request);
    if (!token || !context || limitNameOf(this.reflector, context) !== 'api') return address;
    return this.sessions.verify(token).then(
      (principal) => `user:${principal._id}`,
      () => address,
    );
  }

  protected override generateKey(context: ExecutionContext, tracker: string): string {
    return `limit:${limitNameOf(this.reflector, context)}:${tracker}`;
  }
}
