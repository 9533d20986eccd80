import { HttpErrorResponse } from '@angular/common/http';
import type { ErrorCode, Failure, FieldError } from '@switchboard/contracts';

/** Codes of failures that never reached the server, or came back as something else than an envelope. */
export type LocalErrorCode = 'OFFLINE' | 'TIMEOUT' | 'UNEXPECTED';

export interface ApiErrorParts {
  message: string;
  details?: FieldError[];
  correlationId?: string;
  current?: unknown;
  /** Seconds, from the header `Retry-After`. */
  retryAfter?: number;
}

/** A failed call, over HTTP or over the socket, in the words of the envelope. */
export class ApiError extends Error {
  readonly details: readonly FieldError[];
  readonly correlationId: string | null;
  readonly retryAfter: number | null;
  /** What a write out of date has met. */
  readonly current: unknown;

  constructor(
    readonly code: ErrorCode | LocalErrorCode,
    { message, details, correlationId, retryAfter, current }: ApiErrorParts,
  ) {
    super(message);
    this.name = 'ApiError';
    this.details = details ?? [];
    this.correlationId = correlationId ?? null;
    this.retryAfter = retryAfter ?? null;
    this.current = current;
  }

  /** Trying the same again later may work. */
  get isTransient(): boolean {
    return [
      'OFFLINE',
      'TIMEOUT',
      'UNEXPECTED',
      'INTERNAL_ERROR',
      'DEPENDENCY_UNAVAILABLE',
      'RATE_LIMITED',
    ].includes(this.code);
  }
}

export function isFailure(body: unknown): body is Failure {
  return (
    typeof body === 'object' &&
    body !== null &&
    (body as Partial<Failure>).success === false &&
    typeof (body as Partial<Failure>).error === 'string'
  );
}

export function fromFailure(failure: Failure, retryAfter?: number): ApiError {
  return new ApiError(failure.error, { ...failure, retryAfter });
}

/** Whatever a call rejected with, as an {@link ApiError}. */
export function toApiError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  if (cause instanceof HttpErrorResponse) {
    const retryAfter = Number.parseInt(cause.headers?.get('Retry-After') ?? '', 10);
    if (isFailure(cause.error))
      return fromFailure(cause.error, Number.isNaN(retryAfter) ? undefined : retryAfter);
    if (cause.status === 0) return new ApiError('OFFLINE', { message: 'Switchboard cannot be reached.' });
    return new ApiError('UNEXPECTED', { message: `The server answered ${cause.status}.` });
  }
  return new ApiError('UNEXPECTED', { message: cause instanceof Error ? cause.message : String(cause) });
}
