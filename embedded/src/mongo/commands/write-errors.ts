import { MongoError } from '../errors';

/** One failed statement of a write command, as its reply lists it. */
export interface WriteError {
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
}

/**
 * Runs the statements of a write command one by one. An ordered command stops at the first failure; the others'
 * failures are gathered. What is not MongoDB's kind of error is a fault here and goes on up.
 */
export function runStatements<T>(
  statements: readonly T[],
  isOrdered: boolean,
  run: (statement: T, index: number) => void,
): WriteError[] {
  const errors: WriteError[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof MongoError)) throw error;
      errors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (isOrdered) break;
    }
  }
  return errors;
}

/** The reply's `writeErrors`, left out when there are none. */
export const writeErrors = (errors: WriteError[]): { writeErrors?: WriteError[] } =>
  errors.length === 0 ? {} : { writeErrors: errors };
