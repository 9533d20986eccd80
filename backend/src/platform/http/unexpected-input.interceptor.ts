import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { DomainError } from '../errors/domain.error';

/**
 * Refuses query parameters and body fields on routes that take none. Where a route has a DTO, the validation pipe
 * refuses what that does not know.
 */
@Injectable()
export class UnexpectedInputInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const { query, body } = context.switchToHttp().getRequest<Request<object, unknown, unknown>>();
    const given = [
      ...(takes(context, RouteParamtypes.QUERY) ? [] : fieldsOf(query)),
      ...(takes(context, RouteParamtypes.BODY) ? [] : fieldsOf(body)),
    ];
    if (given.length) throw unexpected(given);
    return next.handle();
  }
}

function takes(context: ExecutionContext, kind: RouteParamtypes): boolean {
  const parameters = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) as Record<string, unknown> | undefined;
  return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${kind}:`));
}

function fieldsOf(input: unknown): string[] {
  return typeof input === 'object' && input !== null ? Object.keys(input) : [];
}

function unexpected(names: string[]): DomainError {
  return new DomainError('VALIDATION_FAILED', `Please check: ${names.join(', ')}.`, {
    details: names.map((field) => ({ field, problem: `property ${field} should not exist` })),
  });
}
