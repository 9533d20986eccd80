import { decode } from '../bson/decode';
import { sortedBy, type SortField } from '../bson/sort';
import { withTextScore } from '../bson/text-score';
import type { Doc } from '../bson/value';
import { atOnce, filtered, gathered, mapped, pause, sliced, type Flow } from '../flow';
import { addFilterFields, compileFilter, textCondition } from '../query/filter';
import type { Collection } from '../storage/collection';
import { searchText } from '../text/search';
import { choosePlan, type IndexPlan } from './plan';

export interface Query {
  readonly filter: Doc;
  readonly sort?: readonly SortField[];
  readonly skip?: number;
  /** At most this many; undefined for all. */
  readonly limit?: number | undefined;
  /** The top-level fields the caller reads of the documents; undefined for all of them. */
  readonly fields?: ReadonlySet<string> | undefined;
}

/** A record that matches, as it is stored and decoded as far as the query asked for. */
export interface Match {
  readonly record: number;
  readonly bytes: Buffer;
  readonly doc: Doc;
}

function neededFields(
  { filter, sort = [], fields }: Query,
  isToBeMatched: boolean,
): ReadonlySet<string> | undefined {
  if (fields === undefined) return undefined;
  const needed = new Set(fields);
  if (isToBeMatched) addFilterFields(filter, needed);
  for (const { path } of sort) needed.add(path[0]!);
  return needed;
}

function* scan({ index, ranges, isReverse }: IndexPlan): Generator<number> {
  const canRepeat = ranges.length > 1 || index.fields.some((field) => field.isMultikey);
  const seen = new Set<number>();
  for (const [low, high] of ranges) {
    for (const record of index.scan(low, high, isReverse)) {
      if (canRepeat) {
        if (seen.has(record)) continue;
        seen.add(record);
      }
      yield record;
    }
  }
}

/** So many candidates are taken without a pause; most queries need no more. */
const firstCandidates = 1000;
/** Further ones are taken in handfuls of this many. */
const handful = 50;

interface Candidate {
  readonly record: number;
  readonly bytes: Buffer;
}

/**
 * The stored documents of some records. Before the first pause the rest of them is noted as it is now, so that an
 * answer is of one moment, whatever is written meanwhile.
 */
function* candidates(collection: Collection, records: IterableIterator<number>): Flow<Candidate> {
  const candidate = (record: number): Candidate => ({ record, bytes: collection.bytes(record)! });
  for (let taken = 0; taken < firstCandidates; taken++) {
    const next = records.next();
    if (next.done) return;
    yield candidate(next.value);
  }
  const rest = Array.from(records, candidate);
  for (let i = 0; i < rest.length; i++) {
    if (i % handful === 0) yield pause;
    yield rest[i]!;
  }
}

/** Runs a query: plan, match, sort, skip and limit. */
export function* runQuery(collection: Collection | undefined, query: Query): Flow<Match> {
  const { filter, sort = [], skip = 0, limit } = query;
  const text = textCondition(filter);
  const matches = compileFilter(filter, { allowText: true });
  if (collection === undefined) return;
  const scores = text && searchText(collection, text);
  const plan = scores === undefined ? choosePlan(collection, filter, sort) : undefined;
  const records = scores?.keys() ?? (plan ? scan(plan) : collection.recordNumbers());
  const isToBeMatched = plan?.isExact !== true;
  const only = neededFields(query, isToBeMatched);
  const read = ({ record, bytes }: Candidate): Match => {
    return { record, bytes, doc: withTextScore(decode(bytes, 0, only), scores?.get(record)) };
  };
  let found: Flow<Match> = mapped(candidates(collection, records), read);
  if (isToBeMatched) found = filtered(found, ({ doc }) => matches(doc));
  if (sort.length > 0 && plan?.isSorted !== true) {
    found = yield* sortedBy(found, sort, ({ doc }) => doc);
  }
  yield* sliced(found, skip, limit);
}

/** All matches of a query, found without a pause: what a write works on. */
export const findAll = (collection: Collection | undefined, query: Query): Match[] =>
  atOnce(gathered(runQuery(collection, query)));
