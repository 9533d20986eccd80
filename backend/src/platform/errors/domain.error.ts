import { ERROR_STATUS, type ErrorCode, type FieldError } from '@switchboard/contracts';

export interface DomainErrorOptions {
  details?: FieldError[];
  /** Seconds until it is worth trying again. */
  retryAfter?: number;
  /** What a write out of date has met: what the client is shown of it. */
  current?: unknown;
  /** For developers; goes to the log and never to a client. */
  cause?: unknown;
}

/** A rule said no. The code is for programs, the message for people. */
export class DomainError extends Error {
  readonly status: number;
  readonly details?: FieldError[];
  readonly retryAfter?: number;
  readonly current?: unknown;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { details, retryAfter, current, cause }: DomainErrorOptions = {},
  ) {
    super(message, { cause });
    this.name = new.target.name;
    this.status = ERROR_STATUS[code];
    this.details = details;
    this.retryAfter = retryAfter;
    this.current = current;
  }
}
