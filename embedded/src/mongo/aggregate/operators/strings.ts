import { Double, ObjectId } from 'bson';
import { MongoError } from '../../errors';
import { toNumber, typeName, type Maybe } from '../../bson/value';
import { isNullish, withArguments, type ExpressionOperator } from './operator';

function concat(values: Maybe[]): Maybe {
  let text = '';
  for (const value of values) {
    if (isNullish(value)) return null;
    if (typeof value !== 'string')
      throw new MongoError(16702, `$concat only supports strings, not ${typeName(value)}`);
    text += value;
  }
  return text;
}

function toText([value]: Maybe[]): Maybe {
  if (isNullish(value)) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number' || value instanceof Double) {
    return Object.is(toNumber(value), -0) ? '-0' : String(toNumber(value));
  }
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  throw new MongoError(
    241,
    `Unsupported conversion from ${typeName(value)} to string in $convert with no onError value`,
  );
}

/** Lowers ASCII letters only, as MongoDB's `$toLower` does. */
function toLower([value]: Maybe[]): Maybe {
  if (isNullish(value)) return '';
  return (toText([value]) as string).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

export const stringOperators: Readonly<Record<string, ExpressionOperator>> = {
  $concat: withArguments('$concat', 0, Infinity, concat),
  $toString: withArguments('$toString', 1, 1, toText),
  $toLower: withArguments('$toLower', 1, 1, toLower),
};
