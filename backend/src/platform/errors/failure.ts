import { HttpException } from '@nestjs/common';
import { ERROR_STATUS, type ErrorCode, type Failure } from '@switchboard/contracts';
import { Error as MongooseError, mongo } from 'mongoose';
import { DomainError } from './domain.error';

/** A failure as a client gets it, with what only HTTP needs beside it. */
export interface FailureAnswer {
  status: number;
  /** Seconds. */
  retryAfter?: number;
  body: Failure;
}

const CODE_OF_STATUS: Partial<Record<number, ErrorCode>> = {
  400: 'VALIDATION_FAILED',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'ROUTE_NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
  503: 'DEPENDENCY_UNAVAILABLE',
};

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  VALIDATION_FAILED: 'The request is not valid.',
  UNAUTHENTICATED: 'Please sign in.',
  FORBIDDEN: 'You may not do this.',
  ROUTE_NOT_FOUND: 'There is nothing at this address.',
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  UNSUPPORTED_MEDIA_TYPE: 'The body has an encoding or type that is not understood.',
  RATE_LIMITED: 'Too many requests. Please wait a moment.',
  DEPENDENCY_UNAVAILABLE: 'The service is not available right now. Please try again shortly.',
  INTERNAL_ERROR: 'Something went wrong on our side.',
};

/** What the driver throws when it has no server; time-outs and cleared pools are network errors. */
const DOWN_ERRORS = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoClientClosedError,
  mongo.MongoOperationTimeoutError,
];

/** The driver does not export its class. */
const QUEUE_TIMEOUT = 'MongoWaitQueueTimeoutError';

/** MongoDB's codes for "not the primary", "recovering" and "shutting down". */
const NOT_SERVING: ReadonlySet<number> = new Set([91, 189, 10058, 10107, 11600, 11602, 13435, 13436]);

/** Any exception as an answer; what is not known becomes a 500 that tells nothing. */
export function toFailure(exception: unknown, correlationId: string): FailureAnswer {
  if (exception instanceof DomainError) {
    return answer(exception.code, correlationId, exception.message, exception);
  }
  if (isDatabaseDown(exception)) return answer('DEPENDENCY_UNAVAILABLE', correlationId);
  if (exception instanceof MongooseError.CastError) {
    return answer('INVALID_ID', correlationId, 'That is not a valid id.');
  }
  if (exception instanceof HttpException) {
    const code = CODE_OF_STATUS[exception.getStatus()];
    if (code) return answer(code, correlationId);
  }
  return answer('INTERNAL_ERROR', correlationId);
}

/** Is this our fault, and so worth an error in the log? */
export function isUnexpected(failure: FailureAnswer): boolean {
  return failure.body.error === 'INTERNAL_ERROR';
}

function answer(
  code: ErrorCode,
  correlationId: string,
  message = MESSAGES[code] ?? 'The request failed.',
  extra: Pick<DomainError, 'details' | 'retryAfter' | 'current'> = {},
): FailureAnswer {
  return {
    status: ERROR_STATUS[code],
    retryAfter: extra.retryAfter,
    body: {
      success: false,
      message,
      error: code,
      ...(extra.details && { details: extra.details }),
      ...(extra.current !== undefined && { current: extra.current }),
      correlationId,
    },
  };
}

function isDatabaseDown(exception: unknown): boolean {
  if (exception instanceof MongooseError) {
    return (
      exception instanceof MongooseError.MongooseServerSelectionError ||
      /buffering timed out|initial connection/.test(exception.message)
    );
  }
  return (
    exception instanceof mongo.MongoError &&
    (DOWN_ERRORS.some((type) => exception instanceof type) ||
      exception.name === QUEUE_TIMEOUT ||
      exception.hasErrorLabel('RetryableWriteError') ||
      NOT_SERVING.has(Number(exception.code)))
  );
}
