import { descending, encodeKey } from '../bson/key';
import { splitPath, withField } from '../bson/path';
import type { SortField } from '../bson/sort';
import { isDoc, isNumber, isTruthy, type Doc } from '../bson/value';
import { compileFilter, conjuncts } from '../query/filter';
import type { Collection } from '../storage/collection';
import type { OrderedIndex } from '../storage/ordered-index';
import {
  fieldBounds,
  hasRange,
  impliesValue,
  patternKeys,
  rangeKeys,
  sayAll,
  successor,
  type FieldBounds,
  type KeyRange,
} from './bounds';

/** How a query finds its candidates. */
export interface IndexPlan {
  readonly index: OrderedIndex;
  readonly ranges: readonly KeyRange[];
  readonly isReverse: boolean;
  /** The scan gives the documents in the order asked for. */
  readonly isSorted: boolean;
  /** The scan gives the documents that match and no others, so that none of them has to be looked at. */
  readonly isExact: boolean;
}

type Bounds = ReadonlyMap<string, FieldBounds>;

/** More points than this, multiplied over the fields, are no better than a scan of what the fewer give. */
const maxRanges = 5000;

interface Candidate extends IndexPlan {
  readonly score: number;
}

/** Tells whether every document that a filter matches is in a partial index. */
function isImplied(partial: Doc, bounds: Bounds): boolean {
  return conjuncts(partial).every(([field, condition]) => {
    const known = bounds.get(field);
    if (known === undefined) return false;
    const wanted = encodeKey(condition);
    if (known.conditions.some((given) => encodeKey(given) === wanted)) return true;
    if (isDoc(condition) && condition.size === 1 && isTruthy(condition.get('$exists'))) {
      return impliesValue(known);
    }
    if (known.points === undefined) return false;
    const matches = compileFilter(new Map([[field, condition]]));
    const path = splitPath(field);
    // Null is equal to missing, and numbers to those of other types: neither tells all that `$type` asks.
    const isOfOneType = !isDoc(condition) || !condition.has('$type');
    return known.points.every(
      (point) =>
        (point !== null || matches(new Map())) &&
        (isOfOneType || !isNumber(point)) &&
        matches(withField(new Map(), path, point)),
    );
  });
}

/** Tells whether a filter rules out the documents a sparse index leaves out. */
function impliesPresence(index: OrderedIndex, bounds: Bounds): boolean {
  return index.fields.some(({ name }) => impliesValue(bounds.get(name)));
}

function isUsable(index: OrderedIndex, bounds: Bounds): boolean {
  const { partialFilter, isSparse } = index.spec;
  if (partialFilter !== undefined) return isImplied(partialFilter, bounds);
  return !isSparse || impliesPresence(index, bounds);
}

/** Which way the index gives the wanted order: forwards, backwards, or (undefined) not at all. */
function sortDirection(
  index: OrderedIndex,
  equalities: number,
  bounds: Bounds,
  sort: readonly SortField[],
): 1 | -1 | undefined {
  const isFixed = (name: string): boolean =>
    index.fields.slice(0, equalities).some((field) => field.name === name && !field.isMultikey) &&
    bounds.get(name)!.points!.length === 1;
  const wanted = sort.filter(({ name }) => !isFixed(name));
  let direction: 1 | -1 | undefined;
  for (let i = 0; i < wanted.length; i++) {
    const field = index.fields[equalities + i];
    if (field === undefined || wanted[i]!.isTextScore || field.name !== wanted[i]!.name || field.isMultikey)
      return undefined;
    const relative = field.direction === wanted[i]!.direction ? 1 : -1;
    if (direction !== undefined && direction !== relative) return undefined;
    direction = relative;
  }
  return direction ?? 1;
}

function consider(index: OrderedIndex, bounds: Bounds, sort: readonly SortField[]): Candidate | undefined {
  if (!isUsable(index, bounds)) return undefined;
  let prefixes = [''];
  let equalities = 0;
  let usedMultikey = false;
  let ranges: KeyRange[] | undefined;
  for (const field of index.fields) {
    const known = bounds.get(field.name);
    // Two conditions on one array may hold for different elements, so only one may narrow the scan.
    if (known === undefined || (field.isMultikey && usedMultikey)) break;
    if (known.points !== undefined && prefixes.length * known.points.length <= maxRanges) {
      const keys = known.points.map((point) =>
        field.direction === 1 ? encodeKey(point) : descending(encodeKey(point)),
      );
      prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
      equalities++;
      usedMultikey ||= field.isMultikey;
      continue;
    }
    if (hasRange(known))
      ranges = prefixes.map((prefix) => rangeKeys(prefix, known, field.direction, field.isMultikey));
    else if (known.pattern !== undefined)
      ranges = prefixes.flatMap((prefix) => patternKeys(prefix, known.pattern!, field.direction));
    break;
  }
  const isRanged = ranges !== undefined;
  const used = index.fields.slice(0, equalities + (isRanged ? 1 : 0));
  const isExact =
    used.length === bounds.size &&
    used.every(({ name, path, isMultikey }) => path.length === 1 && !isMultikey && sayAll(bounds.get(name)!));
  ranges ??= prefixes.map((prefix): KeyRange => [prefix, successor(prefix)]);
  const direction =
    sort.length > 0 && prefixes.length === 1 ? sortDirection(index, equalities, bounds, sort) : undefined;
  const isSorted = direction !== undefined;
  if (equalities === 0 && !isRanged && !isSorted) return undefined;
  const isOne = index.spec.isUnique && equalities === index.fields.length;
  const score = (isOne ? 1000 : 0) + equalities * 10 + (isRanged ? 5 : 0) + (isSorted ? 4 : 0);
  if (direction === -1) ranges = [...ranges].reverse();
  return { index, ranges, isReverse: direction === -1, isSorted, isExact, score };
}

/** Chooses the index for a query; undefined for a scan of the collection. */
export function choosePlan(
  collection: Collection,
  filter: Doc,
  sort: readonly SortField[],
): IndexPlan | undefined {
  const bounds = fieldBounds(filter);
  const hasBoundsOnly = conjuncts(filter).every(([name]) => bounds.has(name));
  let best: Candidate | undefined;
  for (const index of collection.orderedIndexes) {
    const candidate = consider(index, bounds, sort);
    if (candidate !== undefined && (best === undefined || candidate.score > best.score)) best = candidate;
  }
  return best && { ...best, isExact: best.isExact && hasBoundsOnly };
}
