import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The id that a client's answer and the log lines of one request share; pino-http puts it on the request. */
export function correlationIdOf(request: IncomingMessage): string {
  return typeof request.id === 'string' ? request.id : randomUUID();
}
