import type { ErrorCode } from '@switchboard/contracts';
import type { ErrorRequestHandler } from 'express';
import { DomainError } from './domain.error';

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  UNSUPPORTED_MEDIA_TYPE: 'The body has an encoding that is not understood.',
  MALFORMED_JSON: 'The body is not valid JSON.',
};

/** Express's body parser throws plain errors with a `type`; Nest would make a general 400 of them. */
export const bodyErrors: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const code = codeOf(error);
  next(code ? new DomainError(code, MESSAGES[code] ?? 'The body cannot be read.', { cause: error }) : error);
};

function codeOf(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error) || !('type' in error) || typeof error.type !== 'string') return undefined;
  if (error.type === 'entity.too.large') return 'PAYLOAD_TOO_LARGE';
  if (error.type === 'charset.unsupported' || error.type === 'encoding.unsupported')
    return 'UNSUPPORTED_MEDIA_TYPE';
  return error.type.startsWith('entity.') || error.type.startsWith('request.') ? 'MALFORMED_JSON' : undefined;
}
