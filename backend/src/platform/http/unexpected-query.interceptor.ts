import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { DomainError } from '../errors/domain.error';

/**
 * Refuses query parameters on routes that take none. Where a route has a query DTO, the validation pipe refuses those
 * that it does not know.
 */
@Injectable()
export class UnexpectedQueryInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType() === 'http' && !takesQuery(context)) {
      const given = Object.keys(context.switchToHttp().getRequest<Request>().query);
      if (given.length) throw unexpected(given);
    }
    return next.handle();
  }
}

function takesQuery(context: ExecutionContext): boolean {
  const parameters = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) as Record<string, unknown> | undefined;
  return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}

function unexpected(names: string[]): DomainError {
  return new DomainError('VALIDATION_FAILED', `Please check: ${names.join(', ')}.`, {
    details: names.map((field) => ({ field, problem: `property ${field} should not exist` })),
  });
}
