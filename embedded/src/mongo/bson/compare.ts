import { Binary, BSONRegExp, Double, MinKey, ObjectId, Timestamp } from 'bson';
import { isDoc, toNumber, type Doc, type Maybe } from './value';

/** Where a value's type stands in BSON order. Types of one rank (all numbers) compare by value. */
export const rank = {
  minKey: 1,
  /** What an empty array sorts as. */
  undefined: 2,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binData: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  maxKey: 127,
} as const;

/** The rank of a value; a missing value ranks as null. */
export function rankOf(value: Maybe): number {
  if (value === undefined || value === null) return rank.null;
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return rank.number;
    case 'string':
      return rank.string;
    case 'boolean':
      return rank.bool;
  }
  if (value instanceof ObjectId) return rank.objectId;
  if (value instanceof Date) return rank.date;
  if (value instanceof Map) return rank.object;
  if (Array.isArray(value)) return rank.array;
  if (value instanceof Double) return rank.number;
  if (value instanceof Binary) return rank.binData;
  if (value instanceof Timestamp) return rank.timestamp;
  if (value instanceof BSONRegExp) return rank.regex;
  return value instanceof MinKey ? rank.minKey : rank.maxKey;
}

/** Compares strings by code point, as MongoDB's bytes do; JavaScript's `<` goes wrong beyond U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointOrder(x) - codePointOrder(y);
  }
  return a.length - b.length;
}

/** Moves surrogates behind the rest of the basic plane, so that code units order as code points do. */
export const codePointOrder = (unit: number): number =>
  unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;

function compareNumbers(a: Maybe, b: Maybe): number {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'bigint' || typeof b === 'bigint') {
    const x = typeof a === 'bigint' ? a : toNumber(a)!;
    const y = typeof b === 'bigint' ? b : toNumber(b)!;
    // JavaScript compares a bigint with a number exactly; only NaN needs its place: below all.
    if (typeof x === 'number' && Number.isNaN(x)) return -1;
    if (typeof y === 'number' && Number.isNaN(y)) return 1;
    return x < y ? -1 : x > y ? 1 : 0;
  }
  const x = toNumber(a)!;
  const y = toNumber(b)!;
  if (x < y) return -1;
  if (x > y) return 1;
  if (x === y) return 0;
  return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : -1) : 1;
}

function compareDocs(a: Doc, b: Doc): number {
  const left = a.entries();
  const right = b.entries();
  for (;;) {
    const x = left.next();
    const y = right.next();
    if (x.done || y.done) return x.done ? (y.done ? 0 : -1) : 1;
    const order =
      rankOf(x.value[1]) - rankOf(y.value[1]) ||
      compareStrings(x.value[0], y.value[0]) ||
      compare(x.value[1], y.value[1]);
    if (order !== 0) return order;
  }
}

function compareBinary(a: Binary, b: Binary): number {
  return (
    a.position - b.position ||
    a.sub_type - b.sub_type ||
    Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position))
  );
}

/** Compares two values in BSON order; missing equals null. Negative, zero or positive. */
export function compare(a: Maybe, b: Maybe): number {
  const order = rankOf(a) - rankOf(b);
  if (order !== 0) return order;
  if (typeof a === 'string') return compareStrings(a, b as string);
  if (a === undefined || a === null) return 0;
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof ObjectId) return Buffer.compare(a.id, (b as ObjectId).id);
  if (a instanceof Date) return a.getTime() - (b as Date).getTime();
  if (isDoc(a)) return compareDocs(a, b as Doc);
  if (Array.isArray(a)) {
    const other = b as Maybe[];
    for (let i = 0; i < a.length && i < other.length; i++) {
      const inner = compare(a[i], other[i]);
      if (inner !== 0) return inner;
    }
    return a.length - other.length;
  }
  if (a instanceof Binary) return compareBinary(a, b as Binary);
  if (a instanceof Timestamp) return a.compare(b as Timestamp);
  if (a instanceof BSONRegExp) {
    const other = b as BSONRegExp;
    return compareStrings(a.pattern, other.pattern) || compareStrings(a.options, other.options);
  }
  return rankOf(a) === rank.number ? compareNumbers(a, b) : 0;
}

/** Equality across number types, with document field order significant, as MongoDB's `$eq`. */
export const equals = (a: Maybe, b: Maybe): boolean => compare(a, b) === 0;
