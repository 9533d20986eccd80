import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { normalizeIp } from '@nestjs/throttler';
import type { Request } from 'express';

/**
 * Where a request comes from, as limits count it: an IPv6 client by its /64 network, because it owns all of that.
 * Forwarded addresses count only from the proxies that the environment trusts.
 */
export function clientAddressOf(request: Pick<Request, 'ip'>): string {
  return request.ip ? normalizeIp(request.ip) : 'unknown';
}

/** The address that limits count by, see {@link clientAddressOf}. */
export const ClientAddress = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  clientAddressOf(context.switchToHttp().getRequest<Request>()),
);
