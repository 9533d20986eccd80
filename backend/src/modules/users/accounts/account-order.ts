import type { UserSort } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { decodeCursor, encodeCursor, invalidCursor } from '../../../platform/http/cursor';
import type { AccountFilter, AccountOrder } from '../accounts.repository';
import type { User } from '../user.schema';

/** Each is an index. Ids begin with the time at which they were made. */
export const ORDERS: Record<UserSort, AccountOrder> = {
  newest: { _id: -1 },
  name: { nameKey: 1, _id: 1 },
  lastSeen: { lastSeen: -1, _id: -1 },
};

/** Of what an account is sorted by besides its id; -1 for never. */
const PLACES: Record<UserSort, (user: User) => (string | number)[]> = {
  newest: () => [],
  name: ({ nameKey }) => [nameKey],
  lastSeen: ({ lastSeen }) => [lastSeen?.getTime() ?? -1],
};

/** In a list in this order: the cursor of what comes behind this account. A cursor of another order is none. */
export function cursorBehind(user: User, sort: UserSort): string {
  return encodeCursor([sort, ...PLACES[sort](user), String(user._id)]);
}

/** The filter of what comes behind such a cursor. @throws DomainError INVALID_CURSOR */
export function placeBehind(cursor: string, sort: UserSort): AccountFilter {
  switch (sort) {
    case 'newest': {
      const [id] = placeOf(cursor, sort, []) as [string];
      return { _id: { $lt: idOf(id) } };
    }
    case 'name': {
      const [nameKey, id] = placeOf(cursor, sort, ['string']) as [string, string];
      return { $or: [{ nameKey: { $gt: nameKey } }, { nameKey, _id: { $gt: idOf(id) } }] };
    }
    case 'lastSeen': {
      const [time, id] = placeOf(cursor, sort, ['number']) as [number, string];
      const behind = { _id: { $lt: idOf(id) } };
      if (time < 0) return { lastSeen: null, ...behind };
      const at = new Date(time);
      if (Number.isNaN(at.getTime())) throw invalidCursor();
      return { $or: [{ lastSeen: { $lt: at } }, { lastSeen: at, ...behind }, { lastSeen: null }] };
    }
  }
}

function placeOf(
  cursor: string,
  sort: UserSort,
  types: readonly ('string' | 'number')[],
): (string | number)[] {
  const [order, ...place] = decodeCursor(cursor, ['string', ...types, 'string']);
  if (order !== sort) throw invalidCursor();
  return place;
}

function idOf(id: string): Types.ObjectId {
  if (!Types.ObjectId.isValid(id)) throw invalidCursor();
  return new Types.ObjectId(id);
}
