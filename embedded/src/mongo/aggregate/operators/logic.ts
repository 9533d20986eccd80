import { MongoError } from '../../errors';
import { compare } from '../../bson/compare';
import { isDoc, isTruthy, typeName, type Maybe } from '../../bson/value';
import { constant, fold } from '../constants';
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
  const items = Array.isArray(operand) ? operand : [operand];
  let parts: Expression[];
  if (isDoc(operand)) {
    const fields = namedArguments('$cond', operand, {
      notAnObject: 16020,
      unknown: 17083,
      required: { if: 17080, then: 17081, else: 17082 },
    });
    parts = ['if', 'then', 'else'].map((name) => compile(fields.get(name)!));
  } else {
    if (items.length !== 3)
      throw new MongoError(
        16020,
        `Expression $cond takes exactly 3 arguments. ${items.length} were passed in.`,
      );
    parts = items.map((item) => compile(item));
  }
  const [test, then, otherwise] = parts as [Expression, Expression, Expression];
  return (scope) => (isTruthy(test(scope)) ? then(scope) : otherwise(scope));
};

const switchCases: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$switch', operand, {
    notAnObject: 40060,
    unknown: 40067,
    required: { branches: 40068 },
    optional: ['default'],
  });
  const branches = fields.get('branches')!;
  if (!Array.isArray(branches))
    throw new MongoError(40061, `$switch expected an array for 'branches', found: ${typeName(branches)}`);
  if (branches.length === 0) throw new MongoError(40068, '$switch requires at least one branch.');
  const cases = branches.map((branch) => {
    const parts = namedArguments('a branch of $switch', branch, {
      notAnObject: 40062,
      unknown: 40063,
      required: { case: 40064, then: 40065 },
    });
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
    const parts = (Array.isArray(operand) ? operand : [operand]).map((item) => compile(item));
    return fold(parts, (scope) =>
      parts.some((part) => isTruthy(part(scope)) === deciding) ? deciding : !deciding,
    );
  };

const ifNull: ExpressionOperator = (operand, compile) => {
  if (!Array.isArray(operand) || operand.length < 2) {
    throw new MongoError(1257300, '$ifNull needs at least two arguments');
  }
  const parts = operand.map((item) => compile(item));
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
  $literal: (operand) => constant(operand),
};
