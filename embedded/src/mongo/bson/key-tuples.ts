import { MongoError, badValue, errorCodes } from '../errors';
import { compare, rank, rankOf } from './compare';
import { isArrayIndex } from './path';
import { isDoc, type Doc, type Maybe, type Value } from './value';

/** What an empty array sorts as, and is indexed as: below null. */
export const emptyArray = Symbol('empty array');
export type KeyPart = Maybe | typeof emptyArray;

const partRank = (part: KeyPart): number => (part === emptyArray ? rank.undefined : rankOf(part));

/** Compares parts of keys in BSON order, with the empty array's place. */
export const compareParts = (a: KeyPart, b: KeyPart): number =>
  a === emptyArray || b === emptyArray ? partRank(a) - partRank(b) : compare(a, b);

type Path = readonly string[];

/** How far a path has been followed. A whole value is part of a key as it is, also when it is an array. */
interface Reached {
  readonly value: Maybe;
  readonly at: number;
  readonly isWhole: boolean;
}

const nothing: Reached = { value: undefined, at: Infinity, isWhole: true };

/** Follows a path through documents, to its end or to the first array. */
function walk(path: Path, from: Reached): Reached {
  let { value, at } = from;
  while (at < path.length && isDoc(value)) value = value.get(path[at++]!);
  if (at < path.length && !Array.isArray(value)) return nothing;
  return { value, at, isWhole: from.isWhole || !Array.isArray(value) };
}

function refuseAmbiguous(array: Value[], name: string): void {
  if (array.some((item) => isDoc(item) && item.has(name)))
    throw new MongoError(
      16746,
      `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${name}'`,
    );
}

/** Where a path that met an array stands for one of its elements. */
function inElement(path: Path, { at }: Reached, array: Value[], element: Value): Reached {
  if (at === path.length) return { value: element, at, isWhole: true };
  const name = path[at]!;
  const place = isArrayIndex(name) ? array[Number(name)] : undefined;
  if (place !== undefined) {
    refuseAmbiguous(array, name);
    return { value: place, at: at + 1, isWhole: at + 1 === path.length };
  }
  return isDoc(element) ? { value: element, at, isWhole: false } : nothing;
}

/** What the keys of a document are for. */
export type KeyPurpose = 'index' | 'sort';

function parallelArrays(purpose: KeyPurpose, paths: readonly Path[]): MongoError {
  if (purpose === 'sort') return badValue('cannot sort with keys that are parallel arrays');
  const names = paths.map((path) => `[${path.join('.')}]`);
  return new MongoError(
    errorCodes.CannotIndexParallelArrays,
    `cannot index parallel arrays ${names.join(' ')}`,
  );
}

export interface KeyTuples {
  /** A part for each path; more than one tuple when the document has arrays on the paths. */
  readonly tuples: KeyPart[][];
  /** For each path, whether it met an array. */
  readonly arrays: readonly boolean[];
}

/**
 * The keys of a document for the paths of an index or a sort, as MongoDB makes them: one for each element of the
 * array that the paths meet, which has to be the same one. Fields of one element stay together.
 */
export function keyTuples(doc: Doc, paths: readonly Path[], purpose: KeyPurpose): KeyTuples {
  const tuples: KeyPart[][] = [];
  const arrays = paths.map(() => false);

  function expand(from: readonly Reached[]): void {
    const reached = from.map((one, i) => walk(paths[i]!, one));
    const open = reached.filter(({ isWhole }) => !isWhole);
    if (open.length === 0) {
      tuples.push(reached.map(({ value }) => value));
      return;
    }
    const array = open[0]!.value as Value[];
    if (open.some(({ value }) => value !== array))
      throw parallelArrays(
        purpose,
        paths.filter((_, i) => !reached[i]!.isWhole),
      );
    reached.forEach(({ isWhole }, i) => (arrays[i] ||= !isWhole));
    if (array.length === 0) {
      tuples.push(
        reached.map(({ value, at, isWhole }, i) => {
          if (isWhole) return value;
          return at === paths[i]!.length ? emptyArray : undefined;
        }),
      );
    }
    for (const element of array) {
      expand(reached.map((one, i) => (one.isWhole ? one : inElement(paths[i]!, one, array, element))));
    }
  }

  expand(paths.map(() => ({ value: doc, at: 0, isWhole: false })));
  return { tuples, arrays };
}
