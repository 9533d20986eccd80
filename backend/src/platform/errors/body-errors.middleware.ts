import type { ErrorCode } from '@switchboard/contracts';
import type { ErrorRequestHandler } from 'express';
import { DomainError } from './domain.error';

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  UNSUPPORTED_MEDIA_TYPE: 'The body has an encoding that is not understood.',
  MALFORMED_JSON: 'The body is not valid JSON.',
};

/** Express's body parser throws plain errors, most with a `type`; Nest would make a general 400 of them. */
export const bodyErrors: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const code = codeOf(error);
  next(code ? new DomainError(code, MESSAGES[code] ?? 'The body cannot be read.', { cause: error }) : error);
};

function codeOf(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error) || error instanceof DomainError) return undefined;
  const { type, status } = error as { type?: unknown; status?: unknown };
  // A compressed body that cannot be unpacked: the decompressor's own error, with the parser's status.
  if (typeof type !== 'string') return status === 400 ? 'MALFORMED_JSON' : undefined;
  if (type === 'entity.too.large') return 'PAYLOAD_TOO_LARGE';
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return 'UNSUPPORTED_MEDIA_TYPE';
  return type.startsWith('entity.') || type.startsWith('request.') ? 'MALFORMED_JSON' : undefined;
}
