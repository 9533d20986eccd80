import { MongoError, failedToParse } from '../../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../../bson/value';
import type { Expression } from '../expression';

/** Compiles an operator's operand; `compile` compiles the expressions inside it. */
export type ExpressionOperator = (operand: Value, compile: (value: Value) => Expression) => Expression;

/** An operator over evaluated arguments: `{ $op: [a, b] }`, or `{ $op: a }` for a single one. */
export function withArguments(
  name: string,
  least: number,
  most: number,
  apply: (values: Maybe[]) => Maybe,
): ExpressionOperator {
  return (operand, compile) => {
    const items = Array.isArray(operand) ? operand : [operand];
    if (items.length < least || items.length > most) {
      const wanted = least === most ? `exactly ${least}` : `at least ${least}`;
      throw new MongoError(
        16020,
        `Expression ${name} takes ${wanted} arguments. ${items.length} were passed in.`,
      );
    }
    const compiled = items.map(compile);
    return (scope) => apply(compiled.map((evaluate) => evaluate(scope)));
  };
}

/** Reads an operand such as `{ input, as, in }`; refuses absent required and unknown fields by name. */
export function namedArguments(
  name: string,
  operand: Value,
  required: readonly string[],
  optional: readonly string[],
): Doc {
  if (!isDoc(operand)) throw failedToParse(`${name} only supports an object as its argument`);
  for (const field of operand.keys()) {
    if (!required.includes(field) && !optional.includes(field)) {
      throw failedToParse(`Unrecognized argument to ${name}: ${field}`);
    }
  }
  for (const field of required) {
    if (!operand.has(field)) throw failedToParse(`Missing '${field}' parameter to ${name}`);
  }
  return operand;
}

export const isNullish = (value: Maybe): value is null | undefined => value === undefined || value === null;
