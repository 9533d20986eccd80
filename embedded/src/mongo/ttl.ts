import { rank } from './bson/compare';
import { descending, encodeKey, typeStart } from './bson/key';
import { successor } from './plan/bounds';
import type { Collection } from './storage/collection';
import type { OrderedIndex } from './storage/ordered-index';
import type { Store } from './storage/store';

/** Records whose date is past; of several dates in an array the earliest decides. */
function expired(index: OrderedIndex, now: number): Set<number> {
  const latest = encodeKey(new Date(now - index.spec.expireAfterSeconds! * 1000));
  const isAscending = index.fields[0]!.direction === 1;
  return new Set(
    isAscending
      ? index.scan(typeStart(rank.date), successor(latest), false)
      : index.scan(descending(latest), successor(descending(typeStart(rank.date))), false),
  );
}

function sweepCollection(collection: Collection, store: Store, now: number): number {
  let removed = 0;
  for (const index of collection.orderedIndexes) {
    if (index.spec.expireAfterSeconds === undefined) continue;
    const records = expired(index, now);
    if (records.size === 0) continue;
    store.write((batch) => records.forEach((record) => collection.remove(record, batch)));
    removed += records.size;
  }
  return removed;
}

/** Removes the documents that TTL indexes say are past their time; gives their number. */
export function sweepExpired(store: Store, now = Date.now()): number {
  let removed = 0;
  for (const db of store.databaseNames()) {
    for (const collection of store.collections(db)) removed += sweepCollection(collection, store, now);
  }
  return removed;
}
