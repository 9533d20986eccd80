import { badValue, failedToParse } from '../errors';
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

/** Sorts items stably by their documents; `scoreOf` gives the text score where the sort asks for it. */
export function sortBy<T>(
  items: readonly T[],
  fields: readonly SortField[],
  documentOf: (item: T) => Doc,
  scoreOf: (item: T) => number = () => 0,
): T[] {
  const keyed = items.map((item) => {
    const doc = documentOf(item);
    return { item, key: fields.map((field) => (field.isTextScore ? scoreOf(item) : sortValue(doc, field))) };
  });
  keyed.sort((a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compareSortValues(a.key[i], b.key[i]);
      if (order !== 0) return order * fields[i]!.direction;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}
