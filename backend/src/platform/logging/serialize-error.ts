import { redact } from './redaction';

/** Their messages quote the value that was wrong, which may be what somebody wrote. */
const QUOTES_VALUES = new Set(['CastError', 'ValidationError', 'ValidatorError', 'BSONError', 'SyntaxError']);

export interface SerializedError {
  type: string;
  message: string;
  code?: string | number;
  /** The frames alone: the message would stand in it a second time. */
  stack?: string;
  cause?: SerializedError;
  errors?: SerializedError[];
}

/**
 * An error as the log shows it: only what is listed here. Errors of the database and of HTTP clients carry documents,
 * queries and headers as properties.
 */
export function serializeError(error: unknown): SerializedError {
  if (!(error instanceof Error)) return { type: typeof error, message: redact(String(error)) };
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  return {
    type: error.name,
    message: QUOTES_VALUES.has(error.name) ? '(left out: it may quote a text)' : redact(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    stack: error.stack?.match(/^ +at .*$/gm)?.join('\n'),
    ...(cause !== undefined && { cause: serializeError(cause) }),
    ...(Array.isArray(errors) && { errors: errors.map(serializeError) }),
  };
}
