import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';

/** Where a request comes from: what a log of acts says of it. */
export interface RequestOrigin {
  /** IP; a forwarded one counts only from the proxies that the environment trusts. */
  address: string | null;
  userAgent: string | null;
}

/** Characters of a `User-Agent` that are kept. */
const USER_AGENT_MAX = 300;

const current = new AsyncLocalStorage<RequestOrigin>();

/** Middleware: whatever a request brings about can ask for {@link requestOrigin}. */
export function noteOrigin(request: Request, _response: Response, next: NextFunction): void {
  const userAgent = request.get('User-Agent')?.slice(0, USER_AGENT_MAX) ?? null;
  current.run({ address: request.ip ?? null, userAgent }, next);
}

/** Of the request that is being answered; nothing known in a job, a timer or a command. */
export function requestOrigin(): RequestOrigin {
  return current.getStore() ?? { address: null, userAgent: null };
}
