import pino, { type DestinationStream, type Logger } from 'pino';
import type { Environment } from '../../config/environment';
import { correlationId } from './correlation';
import { redact, SECRET_FIELDS } from './redaction';
import { serializeError } from './serialize-error';

/** The logger that everything in the process writes to. */
export const ROOT_LOGGER = Symbol('ROOT_LOGGER');

/** JSON lines on standard output, each with the correlation id of the work that it belongs to; no secrets in them. */
export function createLogger(
  { LOG_LEVEL }: Pick<Environment, 'LOG_LEVEL'>,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const options = {
    level: LOG_LEVEL,
    mixin: () => {
      const id = correlationId();
      return id ? { correlationId: id } : {};
    },
    redact: SECRET_FIELDS,
    serializers: { err: serializeError },
    hooks: { streamWrite: redact },
  };
  return pino(options, destination);
}
