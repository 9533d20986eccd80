import type { NextFunction, Request, Response } from 'express';
import { DomainError } from '../errors/domain.error';

/** Refuses a body that is not JSON: the parser would pass over it, as if nothing had been sent. */
export function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  if (!hasBody(request) || request.is('application/json')) return next();
  next(new DomainError('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.'));
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
