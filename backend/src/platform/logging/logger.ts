import pino, { type Logger } from 'pino';
import type { Environment } from '../../config/environment';
import { correlationId } from './correlation';
import { redact, REDACTED_PATHS } from './redaction';
import { serializeError } from './serialize-error';

/** The logger that everything in the process writes to. */
export const ROOT_LOGGER = Symbol('ROOT_LOGGER');

/** JSON lines on standard output, each with the correlation id of the work that it belongs to; no secrets in them. */
export function createLogger({ LOG_LEVEL }: Pick<Environment, 'LOG_LEVEL'>): Logger {
  return pino({
    level: LOG_LEVEL,
    mixin: () => {
      const id = correlationId();
      return id ? { correlationId: id } : {};
    },
    redact: REDACTED_PATHS,
    serializers: { err: serializeError },
    hooks: { streamWrite: redact },
  });
}
