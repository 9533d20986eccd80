import {
  applyDecorators,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Success } from '@switchboard/contracts';
import { map, type Observable } from 'rxjs';
import { BARE_OPERATION } from './api-document';

const MESSAGE = 'envelope:message';
const BARE = 'envelope:bare';

/** The envelope's text for people when a route succeeds. */
export const ResponseMessage = (message: string) => SetMetadata(MESSAGE, message);

/** For the few routes with a format of their own: health and metrics. */
export const WithoutEnvelope = () =>
  applyDecorators(SetMetadata(BARE, true), ApiExtension(BARE_OPERATION, true));

/** A result that brings the envelope's `meta` along, or a text of its own. */
export class Result<Data, Meta> {
  constructor(
    readonly data: Data,
    readonly meta?: Meta,
    readonly message?: string,
  ) {}
}

@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const targets = [context.getHandler(), context.getClass()];
    if (context.getType() !== 'http' || this.reflector.getAllAndOverride<boolean>(BARE, targets)) {
      return next.handle();
    }
    const message = this.reflector.getAllAndOverride<string>(MESSAGE, targets) ?? 'OK';
    return next.handle().pipe(
      map((result): Success<unknown, unknown> => {
        if (!(result instanceof Result)) return { success: true, message, data: result ?? null };
        return {
          success: true,
          message: result.message ?? message,
          data: result.data,
          ...(result.meta !== undefined && { meta: result.meta }),
        };
      }),
    );
  }
}
