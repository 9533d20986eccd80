import { Binary, BSONRegExp, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

/**
 * A BSON value in memory. A whole `number` within 32 bits is an Int32, every other `number` a Double; whole
 * doubles in that range are wrapped as `Double`, and a `bigint` is an Int64, so types survive a round trip.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Double
  | ObjectId
  | Binary
  | BSONRegExp
  | Timestamp
  | MinKey
  | MaxKey
  | Doc
  | Value[];

/** A document. A Map, because a plain object would move keys such as "5" to the front. */
export type Doc = Map<string, Value>;

/** `undefined` stands for a missing field throughout. */
export type Maybe = Value | undefined;

export const isDoc = (value: unknown): value is Doc => value instanceof Map;

export const isNumber = (value: Maybe): value is number | bigint | Double =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Double;

/** The nearest JavaScript number, or undefined when the value is not numeric. */
export function toNumber(value: Maybe): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Double ? value.value : undefined;
}

/** True for a `number` that is stored as Int32. */
export const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0);

/** Wraps a JavaScript number so that it is stored as a Double. */
export const double = (value: number): Value => (isInt32(value) ? new Double(value) : value);

export const isDouble = (value: Maybe): boolean =>
  value instanceof Double || (typeof value === 'number' && !isInt32(value));

/** A whole number as an int (32 bits) when it fits, otherwise as a long. */
export const integer = (value: bigint): Value =>
  value >= -0x80000000n && value <= 0x7fffffffn ? Number(value) : value;

export const fitsLong = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

/** The names MongoDB gives to BSON types, as `$type` takes them, with their numbers. */
export const typeNumbers: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  int: 16,
  timestamp: 17,
  long: 18,
  minKey: -1,
  maxKey: 127,
};

/** The BSON type's name; "missing" for no value. */
export function typeName(value: Maybe): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'bigint':
      return 'long';
    case 'boolean':
      return 'bool';
  }
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof ObjectId) return 'objectId';
  if (value instanceof Double) return 'double';
  if (value instanceof Binary) return 'binData';
  if (value instanceof BSONRegExp) return 'regex';
  if (value instanceof Timestamp) return 'timestamp';
  return value instanceof MinKey ? 'minKey' : 'maxKey';
}

/** MongoDB's notion of truth: false, null, missing and any zero are false; everything else is true. */
export function isTruthy(value: Maybe): boolean {
  if (value === undefined || value === null || value === false) return false;
  return isNumber(value) ? toNumber(value) !== 0 : true;
}
