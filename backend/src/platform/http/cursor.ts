import { DomainError } from '../errors/domain.error';

/** An opaque place in a list: what the last item of a page was sorted by. */
export function encodeCursor(position: (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws DomainError INVALID_CURSOR when it is not one of ours. */
export function decodeCursor(cursor: string, types: readonly ('string' | 'number')[]): (string | number)[] {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(position) &&
      position.length === types.length &&
      position.every((part, index) => typeof part === types[index])
    ) {
      return position as (string | number)[];
    }
  } catch (cause) {
    throw invalidCursor(cause);
  }
  throw invalidCursor();
}

export const invalidCursor = (cause?: unknown) =>
  new DomainError('INVALID_CURSOR', 'That is not a valid cursor.', { cause });
