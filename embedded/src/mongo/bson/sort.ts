import { MongoError } from '../errors';
import { gathered, mapped, pause, type Flow, type Work } from '../flow';
import { compareParts, keyTuples, type KeyPart } from './key-tuples';
import { fieldPath } from './path';
import { print } from './print';
import { textScoreOf } from './text-score';
import { isDoc, toNumber, type Doc } from './value';

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
    const direction = isTextScore ? -1 : toNumber(order);
    if (direction === undefined)
      throw new MongoError(15974, `Illegal key in $sort specification: ${name}: ${print(order)}`);
    if (direction !== 1 && direction !== -1)
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { name, path: fieldPath(name), direction, isTextScore };
  });
}

/** The key that a document is sorted by: of those that its arrays give it, the one that comes first. */
function sortKey(doc: Doc, fields: readonly SortField[]): KeyPart[] {
  // The path of a text score leads nowhere.
  const paths = fields.map(({ path, isTextScore }) => (isTextScore ? [] : path));
  const { tuples } = keyTuples(doc, paths, 'sort');
  const first = tuples.reduce((best, tuple) => (compareKeys(tuple, best, fields) < 0 ? tuple : best));
  return first.map((part, i) => (fields[i]!.isTextScore ? textScoreOf(doc) : part));
}

function compareKeys(a: KeyPart[], b: KeyPart[], fields: readonly SortField[]): number {
  for (let i = 0; i < fields.length; i++) {
    const order = compareParts(a[i], b[i]);
    if (order !== 0) return order * fields[i]!.direction;
  }
  return 0;
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

/** Sorts items stably by their documents. */
export function* sortedBy<T>(
  flow: Flow<T>,
  fields: readonly SortField[],
  documentOf: (item: T) => Doc,
): Work<T[]> {
  const keyed = yield* gathered(mapped(flow, (item) => ({ item, key: sortKey(documentOf(item), fields) })));
  const inOrder = yield* sorted(keyed, (a, b) => compareKeys(a.key, b.key, fields));
  return inOrder.map(({ item }) => item);
}
