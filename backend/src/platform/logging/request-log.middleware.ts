import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { withCorrelation } from './correlation';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Gives every request its correlation id, and answers with it in `X-Request-Id`. A proxy that the environment trusts
 * may have given it one already, under which it stands in the proxy's own log.
 */
export function correlateRequests(request: Request, response: Response, next: NextFunction): void {
  const id = idFromProxy(request) ?? randomUUID();
  request.id = id;
  response.setHeader('X-Request-Id', id);
  withCorrelation(id, next);
}

function idFromProxy(request: Request): string | undefined {
  const isTrusted = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  const given = request.get('X-Request-Id');
  if (!given || !UUID.test(given)) return undefined;
  return isTrusted(request.socket.remoteAddress ?? '', 0) ? given : undefined;
}

/** One line for each request that has ended. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger,
    autoLogging: { ignore: ({ url }) => /^\/(api\/health|metrics)/.test(url) },
    customLogLevel: (_request, { statusCode }) => (statusCode < 500 ? 'info' : 'warn'),
    customSuccessObject: (request, _response, values: object) => ({ ...values, ...belongingTo(request) }),
    customErrorObject: (request, _response, _error, values: object) => ({
      ...values,
      ...belongingTo(request),
    }),
    wrapSerializers: false,
    serializers: {
      // Query strings may hold what people searched for.
      req: ({ method, originalUrl }: Request) => ({ method, url: originalUrl.split('?')[0] }),
      res: ({ statusCode }: Response) => ({ statusCode }),
    },
  });
}

/** Said outright: the response may end outside the request's own flow, when the client goes away. */
function belongingTo({ id, user }: Request & { user?: { _id?: string } }): object {
  return { correlationId: id, ...(user?._id && { userId: user._id }) };
}
