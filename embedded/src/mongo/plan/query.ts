import type { SortField } from '../bson/sort';
import { sortBy } from '../bson/sort';
import { textScoreOf, withTextScore } from '../bson/text-score';
import { isDoc, type Doc, type Value } from '../bson/value';
import { compileFilter, textCondition } from '../query/filter';
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

/** A record that matches, with its document decoded as far as the query asked for. */
export interface Match {
  readonly record: number;
  readonly doc: Doc;
}

/** The top-level fields a filter looks at; undefined when it may look at any. */
function filterFields(filter: Value, fields: Set<string>): Set<string> | undefined {
  for (const [name, condition] of filter as Doc) {
    if (!name.startsWith('$')) fields.add(name.split('.')[0]!);
    else if (name === '$expr') return undefined;
    else if (Array.isArray(condition)) {
      for (const clause of condition) if (isDoc(clause) && !filterFields(clause, fields)) return undefined;
    }
  }
  return fields;
}

function neededFields({ filter, sort = [], fields }: Query): ReadonlySet<string> | undefined {
  if (fields === undefined) return undefined;
  const needed = filterFields(filter, new Set(fields));
  for (const { path } of sort) needed?.add(path[0]!);
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

/** Runs a query: plan, match, sort, skip and limit. */
export function runQuery(collection: Collection | undefined, query: Query): Match[] {
  const { filter, sort = [], skip = 0, limit } = query;
  const text = textCondition(filter);
  const matches = compileFilter(filter, { allowText: true });
  if (collection === undefined) return [];
  const scores = text && searchText(collection, text);
  const plan = scores === undefined ? choosePlan(collection, filter, sort) : undefined;
  const candidates = scores?.keys() ?? (plan ? scan(plan) : collection.recordNumbers());
  const isInOrder = sort.length === 0 || plan?.isSorted === true;
  const enough = isInOrder && limit !== undefined ? skip + limit : Infinity;
  const only = neededFields(query);
  let found: Match[] = [];
  if (enough === 0) return [];
  for (const record of candidates) {
    const doc = collection.document(record, only)!;
    if (!matches(doc)) continue;
    found.push({ record, doc: withTextScore(doc, scores?.get(record)) });
    if (found.length >= enough) break;
  }
  if (!isInOrder) {
    found = sortBy(
      found,
      sort,
      ({ doc }) => doc,
      ({ doc }) => textScoreOf(doc) ?? 0,
    );
  }
  return skip === 0 && (limit === undefined || found.length <= limit)
    ? found
    : found.slice(skip, limit === undefined ? undefined : skip + limit);
}
