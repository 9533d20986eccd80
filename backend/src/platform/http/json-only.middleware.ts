import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { DomainError } from '../errors/domain.error';

/** A route that takes a form with files instead: its method, and its path below where this is mounted. */
export interface UploadRoute {
  method: string;
  path: string;
}

/** Refuses a body that is not JSON: the parser would pass over it, as if nothing had been sent. */
export function jsonOnly(uploads: readonly UploadRoute[] = []): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (!hasBody(request) || request.is('application/json')) return next();
    if (request.is('multipart/form-data') && uploads.some((upload) => isFor(upload, request))) return next();
    next(new DomainError('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.'));
  };
}

/** As the router compares: letters of either case, and perhaps a slash at the end. */
function isFor({ method, path }: UploadRoute, request: Request): boolean {
  return request.method === method && request.path.toLowerCase().replace(/\/$/, '') === path;
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
