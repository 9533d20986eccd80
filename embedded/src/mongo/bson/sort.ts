import { badValue, failedToParse } from '../errors';
import { gathered, mapped, pause, type Flow, type Work } from '../flow';
import { compare, rank, rankOf } from './compare';
import { keyValues, splitPath } from './path';
import { isDoc, toNumber, type Doc, type Maybe } from './value';

export interface SortField {
  readonly name: string;
  readonly path: readonly string[];
  readonly direction: 1 | -1;
  /** Sorts by a text search's score instead of a field. */
  readonly isTextScore: boolean;
}

/** Reads a sort specification such as `{ a: 1, b: -1 }`; throws MongoDB's error for anything else. */
export function parseSort(spec: Doc): SortField[] {
  return [...spec].map(([name, order]) => {
    const isTextScore = isDoc(order) && order.get('$meta') === 'textScore' && order.size === 1;
    if (name === '') throw badValue('FieldPath cannot be constructed with empty string');
    if (name.startsWith('$')) throw badValue(`FieldPath field names may not start with '$': ${name}`);
    if (isDoc(order) && !isTextScore) throw badValue(`Illegal key in $sort specification: ${name}`);
    const direction = toNumber(order);
    if (!isTextScore && direction !== 1 && direction !== -1) {
      throw failedToParse(`Illegal key in $sort specification: ${name}: $sort key ordering must be 1 or -1`);
    }
    return { name, path: splitPath(name), direction: isTextScore || direction === -1 ? -1 : 1, isTextScore };
  });
}

/** An empty array sorts below null; no ordinary value has this rank. */
const emptyArray = Symbol('empty array');
type SortValue = Maybe | typeof emptyArray;

function compareSortValues(a: SortValue, b: SortValue): number {
  if (a !== emptyArray && b !== emptyArray) return compare(a, b);
  const left = a === emptyArray ? rank.undefined : rankOf(a);
  return left - (b === emptyArray ? rank.undefined : rankOf(b));
}

function sortValue(doc: Doc, field: SortField): SortValue {
  const { values, isArray, isEmpty } = keyValues(doc, field.path);
  if (!isArray) return values[0];
  const all: SortValue[] = isEmpty ? [...values, emptyArray] : values;
  // An array stands for its least element when ascending, for its greatest when descending.
  return all.reduce((best, value) => (compareSortValues(value, best) * field.direction < 0 ? value : best));
}

/** Items up to this many are sorted without a pause. */
const runLength = 1024;

/** Merges two sorted lists; of equals, those of the first come first. */
function* merged<T>(a: readonly T[], b: readonly T[], order: (x: T, y: T) => number): Work<T[]> {
  const result: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (result.length % runLength === 0) yield pause;
    result.push(order(a[i]!, b[j]!) <= 0 ? a[i++]! : b[j++]!);
  }
  return result.concat(a.slice(i), b.slice(j));
}

/** Sorts stably: native sorting of short runs, which are then merged. */
function* sorted<T>(items: T[], order: (x: T, y: T) => number): Work<T[]> {
  let runs: T[][] = [];
  for (let start = 0; start === 0 || start < items.length; start += runLength) {
    yield pause;
    runs.push(items.slice(start, start + runLength).sort(order));
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [first, second] = [runs[i]!, runs[i + 1]];
      longer.push(second === undefined ? first : yield* merged(first, second, order));
    }
    runs = longer;
  }
  return runs[0]!;
}

/** Sorts items stably by their documents; `scoreOf` gives the text score where the sort asks for it. */
export function* sortedBy<T>(
  flow: Flow<T>,
  fields: readonly SortField[],
  documentOf: (item: T) => Doc,
  scoreOf: (item: T) => number = () => 0,
): Work<T[]> {
  const keyed = yield* gathered(
    mapped(flow, (item) => {
      const doc = documentOf(item);
      return {
        item,
        key: fields.map((field) => (field.isTextScore ? scoreOf(item) : sortValue(doc, field))),
      };
    }),
  );
  const inOrder = yield* sorted(keyed, (a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compareSortValues(a.key[i], b.key[i]);
      if (order !== 0) return order * fields[i]!.direction;
    }
    return 0;
  });
  return inOrder.map(({ item }) => item);
}
