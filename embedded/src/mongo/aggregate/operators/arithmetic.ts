import { MongoError, badValue, errorCodes, typeMismatch } from '../../errors';
import * as arithmetic from '../../bson/arithmetic';
import { print } from '../../bson/print';
import {
  double,
  fitsLong,
  integer,
  isDouble,
  isInt32,
  isNumber,
  toNumber,
  typeName,
  type Maybe,
  type Value,
} from '../../bson/value';
import { isNullish, withArguments, type ExpressionOperator } from './operator';

function shifted(name: string, date: Date, milliseconds: number): Date {
  const result = new Date(date.getTime() + Math.round(milliseconds));
  if (Number.isNaN(result.getTime())) throw new MongoError(errorCodes.Overflow, `date overflow in ${name}`);
  return result;
}

function add(values: Maybe[]): Maybe {
  const numbers: Value[] = [];
  let date: Date | undefined;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date !== undefined) throw new MongoError(16612, 'only one date allowed in an $add expression');
      date = value;
    } else if (isNumber(value)) numbers.push(value);
    else throw typeMismatch(`$add only supports numeric or date types, not ${typeName(value)}`);
  }
  const total = arithmetic.sumOf(numbers);
  return date === undefined ? total : shifted('$add', date, toNumber(total)!);
}

function subtract([a, b]: Maybe[]): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  if (isNumber(a) && isNumber(b)) return arithmetic.subtract(a, b);
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date && isNumber(b)) return shifted('$subtract', a, -toNumber(b)!);
  throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
}

function multiply(values: Maybe[]): Maybe {
  const numbers: Value[] = [];
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!isNumber(value)) throw typeMismatch(`$multiply only supports numeric types, not ${typeName(value)}`);
    numbers.push(value);
  }
  return arithmetic.productOf(numbers);
}

function divide([a, b]: Maybe[]): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumber(a) || !isNumber(b)) {
    throw typeMismatch(`$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  }
  if (toNumber(b) === 0) throw badValue("can't $divide by zero");
  return double(toNumber(a)! / toNumber(b)!);
}

/** The whole number nearest to a fraction, the even one of two that are equally near. */
function nearest(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = size / denominator;
  const twice = (size % denominator) * 2n;
  const isUp = twice > denominator || (twice === denominator && whole % 2n === 1n);
  const rounded = isUp ? whole + 1n : whole;
  return numerator < 0n ? -rounded : rounded;
}

/** Rounds the exact value of a double, which is seldom the decimal it prints as: 2.675 is a little less. */
function roundDouble(value: number, places: number): number {
  if (!Number.isFinite(value)) return value;
  let numerator = value;
  let denominator = 1n;
  for (; !Number.isInteger(numerator); numerator *= 2) denominator *= 2n;
  const scale = 10n ** BigInt(Math.abs(places));
  const exact = BigInt(numerator);
  const rounded = places < 0 ? nearest(exact, denominator * scale) : nearest(exact * scale, denominator);
  const size = Math.abs(Number(`${rounded}e${-places}`));
  // What rounds to zero from below keeps its sign.
  return value < 0 || Object.is(value, -0) ? -size : size;
}

function roundingPlaces(value: Value): number {
  const places = toNumber(value);
  if (places === undefined)
    throw new MongoError(16004, `can't convert from BSON type ${typeName(value)} to long`);
  if (!isInt32(places)) throw new MongoError(51082, 'precision argument to  $round must be a integral value');
  if (places < -20 || places > 100) {
    throw new MongoError(
      51083,
      `cannot apply $round with precision value ${places} value must be in [-20, 100]`,
    );
  }
  return places;
}

function round([value, digits = 0]: Maybe[]): Maybe {
  if (isNullish(value)) return null;
  if (!isNumber(value))
    throw new MongoError(51081, `$round only supports numeric types, not ${typeName(value)}`);
  if (isNullish(digits)) return null;
  const places = roundingPlaces(digits);
  if (isDouble(value)) return double(roundDouble(toNumber(value)!, places));
  if (places >= 0) return value;
  const unit = 10n ** BigInt(-places);
  const rounded = nearest(BigInt(value as number | bigint), unit) * unit;
  if (!fitsLong(rounded)) {
    throw new MongoError(
      51080,
      `invalid conversion from Decimal128 result in $round resulting from arguments: [${print(value)}, ${places}]`,
    );
  }
  return typeof value === 'bigint' ? rounded : integer(rounded);
}

export const arithmeticOperators: Readonly<Record<string, ExpressionOperator>> = {
  $add: withArguments('$add', 0, Infinity, add),
  $subtract: withArguments('$subtract', 2, 2, subtract),
  $multiply: withArguments('$multiply', 0, Infinity, multiply),
  $divide: withArguments('$divide', 2, 2, divide),
  $round: withArguments('$round', 1, 2, round),
};
