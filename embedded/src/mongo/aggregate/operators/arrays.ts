import { MongoError, failedToParse } from '../../errors';
import { equals } from '../../bson/compare';
import { print } from '../../bson/print';
import { isInt32, isTruthy, toNumber, typeName, type Maybe, type Value } from '../../bson/value';
import { withVariable } from '../expression';
import { isNullish, namedArguments, withArguments, type ExpressionOperator } from './operator';

function variableName(operand: Maybe): string {
  if (operand === undefined) return 'this';
  if (typeof operand === 'string' && /^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(operand)) return operand;
  throw failedToParse(`'${print(operand)}' is no name for a variable: it starts with a lowercase letter`);
}

function arrayOf(name: string, code: number, value: Value): Value[] {
  if (Array.isArray(value)) return value;
  throw new MongoError(code, `input to ${name} must be an array not ${typeName(value)}`);
}

const map: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$map', operand, {
    notAnObject: 16878,
    unknown: 16879,
    required: { input: 16880, in: 16882 },
    optional: ['as'],
  });
  const name = variableName(fields.get('as'));
  const input = compile(fields.get('input')!);
  const body = compile(fields.get('in')!, name);
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return null;
    return arrayOf('$map', 16883, value).map((item) => body(withVariable(scope, name, item)) ?? null);
  };
};

function filterLimit(value: Maybe): number {
  if (isNullish(value)) return Infinity;
  const limit = toNumber(value);
  if (limit === undefined || !isInt32(limit))
    throw new MongoError(
      327391,
      `$filter: limit must be represented as a 32-bit integral value: ${print(value)}`,
    );
  if (limit <= 0) throw new MongoError(327392, `$filter: limit must be greater than 0: ${print(value)}`);
  return limit;
}

const filter: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$filter', operand, {
    notAnObject: 28646,
    unknown: 28647,
    required: { input: 28648, cond: 28650 },
    optional: ['as', 'limit'],
  });
  const name = variableName(fields.get('as'));
  const input = compile(fields.get('input')!);
  const keep = compile(fields.get('cond')!, name);
  const limit = compile(fields.get('limit') ?? null);
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return null;
    const items = arrayOf('$filter', 28651, value);
    const most = filterLimit(limit(scope));
    const kept: Value[] = [];
    for (const item of items) {
      if (kept.length >= most) break;
      if (isTruthy(keep(withVariable(scope, name, item)))) kept.push(item);
    }
    return kept;
  };
};

function arrayElemAt([array, position]: Maybe[]): Maybe {
  if (isNullish(array) || isNullish(position)) return null;
  if (!Array.isArray(array)) {
    throw new MongoError(28689, `$arrayElemAt's first argument must be an array, but is ${typeName(array)}`);
  }
  const index = toNumber(position);
  if (index === undefined) {
    throw new MongoError(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${typeName(position)}`,
    );
  }
  if (!isInt32(index)) {
    throw new MongoError(
      28691,
      `$arrayElemAt's second argument must be representable as a 32-bit integer: ${print(position)}`,
    );
  }
  return array.at(index);
}

function size([array]: Maybe[]): Maybe {
  if (Array.isArray(array)) return array.length;
  throw new MongoError(17124, `The argument to $size must be an array, but was of type: ${typeName(array)}`);
}

function isIn([value, array]: Maybe[]): Maybe {
  if (!Array.isArray(array)) {
    throw new MongoError(40081, `$in requires an array as a second argument, found: ${typeName(array)}`);
  }
  return value !== undefined && array.some((item) => equals(item, value));
}

export const arrayOperators: Readonly<Record<string, ExpressionOperator>> = {
  $map: map,
  $filter: filter,
  $arrayElemAt: withArguments('$arrayElemAt', 2, 2, arrayElemAt),
  $size: withArguments('$size', 1, 1, size),
  $in: withArguments('$in', 2, 2, isIn),
};
