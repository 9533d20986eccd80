import { Types } from 'mongoose';
import { decodeCursor, encodeCursor, invalidCursor } from '../http/cursor';

interface Place {
  at: Date;
  _id: Types.ObjectId;
}

/** A place from what a cursor held. @throws DomainError INVALID_CURSOR when there is no such moment or id */
export function placeOf(time: number, id: string): Place {
  const at = new Date(time);
  if (!Types.ObjectId.isValid(id) || Number.isNaN(at.getTime())) throw invalidCursor();
  return { at, _id: new Types.ObjectId(id) };
}

/** In a list sorted by `createdAt`, newest first: the cursor of what comes behind this item. */
export function cursorBehind({ createdAt, _id }: { createdAt: Date; _id: Types.ObjectId }): string {
  return encodeCursor([createdAt.getTime(), String(_id)]);
}

/** The filter of what comes behind such a cursor. @throws DomainError INVALID_CURSOR */
export function olderThan(cursor: string) {
  const [time, id] = decodeCursor(cursor, ['number', 'string']) as [number, string];
  const { at, _id } = placeOf(time, id);
  return { $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: _id } }] };
}
