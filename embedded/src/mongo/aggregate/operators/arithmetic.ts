import { badValue, typeMismatch } from '../../errors';
import * as arithmetic from '../../bson/arithmetic';
import {
  double,
  integer,
  isDouble,
  isNumber,
  toNumber,
  typeName,
  type Maybe,
  type Value,
} from '../../bson/value';
import { isNullish, withArguments, type ExpressionOperator } from './operator';

function add(values: Maybe[]): Maybe {
  let total: Value = 0;
  let date: Date | undefined;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date !== undefined) throw typeMismatch('only one date allowed in an $add expression');
      date = value;
    } else if (isNumber(value)) total = arithmetic.add(total, value);
    else throw typeMismatch(`$add only supports numeric or date types, not ${typeName(value)}`);
  }
  return date === undefined ? total : new Date(date.getTime() + Math.round(toNumber(total)!));
}

function subtract([a, b]: Maybe[]): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  if (isNumber(a) && isNumber(b)) return arithmetic.subtract(a, b);
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - Math.round(toNumber(b)!));
  throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
}

function multiply(values: Maybe[]): Maybe {
  let product: Value = 1;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!isNumber(value)) throw typeMismatch(`$multiply only supports numeric types, not ${typeName(value)}`);
    product = arithmetic.multiply(product, value);
  }
  return product;
}

function divide([a, b]: Maybe[]): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumber(a) || !isNumber(b)) {
    throw typeMismatch(`$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  }
  if (toNumber(b) === 0) throw badValue("can't $divide by zero");
  return double(toNumber(a)! / toNumber(b)!);
}

/** Rounds to the nearest, ties to the even neighbour, at a number of decimal places. */
function roundDouble(value: number, places: number): number {
  if (!Number.isFinite(value)) return value;
  // Moving the point in the decimal text avoids the errors of multiplying by a power of ten.
  const shifted = shift(value, places);
  const floor = Math.floor(shifted);
  const distance = shifted - floor;
  const rounded = distance > 0.5 || (distance === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
  // Rounding up to zero from below keeps the sign.
  return rounded === 0 && value < 0 ? -0 : shift(rounded, -places);
}

function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

function round([value, digits = 0]: Maybe[]): Maybe {
  if (isNullish(value) || isNullish(digits)) return null;
  if (!isNumber(value)) throw typeMismatch(`$round only supports numeric types, not ${typeName(value)}`);
  const places = toNumber(digits);
  if (places === undefined || !Number.isInteger(places) || places < -20 || places > 100) {
    throw badValue('precision argument to  $round must be a integral value between -20 and 100');
  }
  if (isDouble(value)) return double(roundDouble(toNumber(value)!, places));
  if (places >= 0) return value;
  const unit = 10n ** BigInt(-places);
  const whole = BigInt(value as number | bigint);
  const remainder = ((whole % unit) + unit) % unit;
  const below = whole - remainder;
  const isUp = remainder * 2n > unit || (remainder * 2n === unit && (below / unit) % 2n !== 0n);
  const rounded = isUp ? below + unit : below;
  return typeof value === 'bigint' ? rounded : integer(rounded);
}

export const arithmeticOperators: Readonly<Record<string, ExpressionOperator>> = {
  $add: withArguments('$add', 0, Infinity, add),
  $subtract: withArguments('$subtract', 2, 2, subtract),
  $multiply: withArguments('$multiply', 0, Infinity, multiply),
  $divide: withArguments('$divide', 2, 2, divide),
  $round: withArguments('$round', 1, 2, round),
};
