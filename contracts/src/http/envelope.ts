import type { ErrorCode } from '../domain/errors';

/** Meta of a list that is paged by cursor; `nextCursor` is null on the last page. */
export interface CursorMeta {
  nextCursor: string | null;
}

export interface Success<Data, Meta = undefined> {
  success: true;
  message: string;
  data: Data;
  meta?: Meta;
}

/** What was wrong with one field of the input. */
export interface FieldError {
  /** Path with dots, such as `message.content`. */
  field: string;
  problem: string;
  /** Of a file: which row, as spreadsheets count, or which entry of a JSON list; `field` is the column. */
  row?: number;
}

export interface Failure {
  success: false;
  /** For people. */
  message: string;
  /** For programs. */
  error: ErrorCode;
  details?: FieldError[];
  /** What a write out of date has met, where the code says so. */
  current?: unknown;
  /** Also in the logs; quote it when asking for help. */
  correlationId: string;
}

/** Every answer under `/api` and every socket acknowledgement. */
export type Envelope<Data, Meta = undefined> = Success<Data, Meta> | Failure;
