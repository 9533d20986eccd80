import { MongoError, failedToParse } from '../../errors';
import { compare } from '../../bson/compare';
import { isDoc, isTruthy, type Maybe } from '../../bson/value';
import type { Expression } from '../expression';
import { isNullish, namedArguments, withArguments, type ExpressionOperator } from './operator';

/** In expressions, unlike in queries, a missing value is below null rather than equal to it. */
function compareValues(a: Maybe, b: Maybe): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

const comparison = (name: string, accepts: (order: number) => boolean): ExpressionOperator =>
  withArguments(name, 2, 2, ([a, b]) => accepts(compareValues(a, b)));

const condition: ExpressionOperator = (operand, compile) => {
  let parts: Expression[];
  if (Array.isArray(operand)) {
    if (operand.length !== 3) {
      throw new MongoError(
        16020,
        `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`,
      );
    }
    parts = operand.map(compile);
  } else {
    const fields = namedArguments('$cond', operand, ['if', 'then', 'else'], []);
    parts = ['if', 'then', 'else'].map((name) => compile(fields.get(name)!));
  }
  const [test, then, otherwise] = parts as [Expression, Expression, Expression];
  return (scope) => (isTruthy(test(scope)) ? then(scope) : otherwise(scope));
};

const switchCases: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$switch', operand, ['branches'], ['default']);
  const branches = fields.get('branches');
  if (!Array.isArray(branches) || branches.length === 0)
    throw new MongoError(40068, '$switch requires at least one branch.');
  const cases = branches.map((branch) => {
    if (!isDoc(branch)) throw failedToParse('$switch expected each branch to be an object');
    const parts = namedArguments('$switch', branch, ['case', 'then'], []);
    return { test: compile(parts.get('case')!), then: compile(parts.get('then')!) };
  });
  const fallback = fields.has('default') ? compile(fields.get('default')!) : undefined;
  return (scope) => {
    for (const { test, then } of cases) if (isTruthy(test(scope))) return then(scope);
    if (fallback !== undefined) return fallback(scope);
    throw new MongoError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
};

/** `$and` and `$or` stop at the first argument that decides. */
const shortCircuit =
  (deciding: boolean): ExpressionOperator =>
  (operand, compile) => {
    const parts = (Array.isArray(operand) ? operand : [operand]).map(compile);
    return (scope) => (parts.some((part) => isTruthy(part(scope)) === deciding) ? deciding : !deciding);
  };

const ifNull: ExpressionOperator = (operand, compile) => {
  if (!Array.isArray(operand) || operand.length < 2) {
    throw new MongoError(1257300, '$ifNull needs at least two arguments');
  }
  const parts = operand.map(compile);
  return (scope) => {
    let value: Maybe;
    for (const part of parts) {
      value = part(scope);
      if (!isNullish(value)) break;
    }
    return value;
  };
};

export const logicOperators: Readonly<Record<string, ExpressionOperator>> = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $and: shortCircuit(false),
  $or: shortCircuit(true),
  $not: withArguments('$not', 1, 1, ([value]) => !isTruthy(value)),
  $cond: condition,
  $ifNull: ifNull,
  $switch: switchCases,
  $literal: (operand) => () => operand,
};
