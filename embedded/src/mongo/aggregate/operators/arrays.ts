import { MongoError } from '../../errors';
import { equals } from '../../bson/compare';
import { isTruthy, toNumber, typeName, type Maybe, type Value } from '../../bson/value';
import { withVariable } from '../expression';
import { isNullish, namedArguments, withArguments, type ExpressionOperator } from './operator';

function variableName(operand: Maybe): string {
  if (operand === undefined) return 'this';
  if (typeof operand === 'string' && /^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(operand)) return operand;
  throw new MongoError(9, `'as' must be a variable name starting with a lowercase letter`);
}

function arrayOf(name: string, code: number, value: Value): Value[] {
  if (Array.isArray(value)) return value;
  throw new MongoError(code, `input to ${name} must be an array not ${typeName(value)}`);
}

const map: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$map', operand, ['input', 'in'], ['as']);
  const input = compile(fields.get('input')!);
  const body = compile(fields.get('in')!);
  const name = variableName(fields.get('as'));
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return null;
    return arrayOf('$map', 16883, value).map((item) => body(withVariable(scope, name, item)) ?? null);
  };
};

const filter: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$filter', operand, ['input', 'cond'], ['as', 'limit']);
  if (fields.has('limit')) throw new MongoError(238, "'limit' of $filter is not supported by this server");
  const input = compile(fields.get('input')!);
  const keep = compile(fields.get('cond')!);
  const name = variableName(fields.get('as'));
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return null;
    return arrayOf('$filter', 28651, value).filter((item) => isTruthy(keep(withVariable(scope, name, item))));
  };
};

function arrayElemAt([array, position]: Maybe[]): Maybe {
  if (isNullish(array) || isNullish(position)) return null;
  if (!Array.isArray(array)) {
    throw new MongoError(28689, `$arrayElemAt's first argument must be an array, but is ${typeName(array)}`);
  }
  const index = toNumber(position);
  if (index === undefined || !Number.isInteger(index)) {
    throw new MongoError(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${typeName(position)}`,
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
