import type { ConversationSort } from '@switchboard/contracts';
import { placeOf } from '../../../platform/database/newest-first';
import { decodeCursor, encodeCursor, invalidCursor } from '../../../platform/http/cursor';
import type { Conversation } from '../conversation.schema';
import type { ConversationFilter } from '../conversations.repository';

/** An order of the list, and how to go on in it. */
export interface ListOrder {
  by: Record<string, -1>;
  cursorOf(last: Conversation): string;
  /** @throws DomainError INVALID_CURSOR, also for one of another order */
  after(cursor: string): ConversationFilter;
}

/** In a cursor: needs nobody. */
const NO_NEED = 0;

export const LIST_ORDERS: Record<ConversationSort, ListOrder> = {
  activity: {
    by: { lastActivityAt: -1, _id: -1 },
    cursorOf: ({ lastActivityAt, _id }) => encodeCursor(['activity', lastActivityAt.getTime(), String(_id)]),
    after: (cursor) => {
      const [sort, at, id] = decodeCursor(cursor, ['string', 'number', 'string']) as [string, number, string];
      if (sort !== 'activity') throw invalidCursor();
      return afterActivity(at, id);
    },
  },

  need: {
    // A missing date sorts as null does: behind all dates.
    by: { needsPersonSince: -1, lastActivityAt: -1, _id: -1 },
    cursorOf: ({ needsPersonSince, lastActivityAt, _id }) =>
      encodeCursor(['need', needsPersonSince?.getTime() ?? NO_NEED, lastActivityAt.getTime(), String(_id)]),
    after: (cursor) => {
      const [sort, since, at, id] = decodeCursor(cursor, ['string', 'number', 'number', 'string']) as [
        string,
        number,
        number,
        string,
      ];
      if (sort !== 'need') throw invalidCursor();
      const later = afterActivity(at, id);
      if (since === NO_NEED) return { needsPersonSince: null, ...later };
      const { at: needed } = placeOf(since, id);
      return {
        $or: [
          { needsPersonSince: needed, ...later },
          { needsPersonSince: { $lt: needed } },
          { needsPersonSince: null },
        ],
      };
    },
  },
};

/** Less recent, or as recent and with a lower id. The first condition is the one that an index can begin at. */
function afterActivity(time: number, id: string): ConversationFilter {
  const { at, _id } = placeOf(time, id);
  return { lastActivityAt: { $lte: at }, $or: [{ lastActivityAt: { $lt: at } }, { _id: { $lt: _id } }] };
}
