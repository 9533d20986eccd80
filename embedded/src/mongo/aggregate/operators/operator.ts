import { MongoError } from '../../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../../bson/value';
import { fold } from '../constants';
import type { Expression } from '../expression';

/** Compiles an expression inside an operator, where one more variable may be known. */
export type Compile = (value: Value, variable?: string) => Expression;

/** Compiles an operator's operand; `compile` compiles the expressions inside it. */
export type ExpressionOperator = (operand: Value, compile: Compile) => Expression;

function wrongCount(name: string, least: number, most: number, count: number): MongoError {
  return least === most
    ? new MongoError(16020, `Expression ${name} takes exactly ${least} arguments. ${count} were passed in.`)
    : new MongoError(
        28667,
        `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${count} were passed in.`,
      );
}

/** An operator over evaluated arguments: `{ $op: [a, b] }`, or `{ $op: a }` for a single one. */
export function withArguments(
  name: string,
  least: number,
  most: number,
  apply: (values: Maybe[]) => Maybe,
): ExpressionOperator {
  return (operand, compile) => {
    const items = Array.isArray(operand) ? operand : [operand];
    if (items.length < least || items.length > most) throw wrongCount(name, least, most, items.length);
    const compiled = items.map((item) => compile(item));
    return fold(compiled, (scope) => apply(compiled.map((evaluate) => evaluate(scope))));
  };
}

/** The fields of an operand such as `{ input, as, in }`, and the error codes for what is wrong with it. */
export interface NamedArguments {
  readonly notAnObject: number;
  readonly unknown: number;
  /** Each required field with the code for its absence. */
  readonly required: Readonly<Record<string, number>>;
  readonly optional?: readonly string[];
}

/** Checks an operand with named fields; refuses absent required and unknown ones by name. */
export function namedArguments(name: string, operand: Value, expected: NamedArguments): Doc {
  const { notAnObject, unknown, required, optional = [] } = expected;
  if (!isDoc(operand)) throw new MongoError(notAnObject, `${name} only supports an object as its argument`);
  for (const field of operand.keys()) {
    if (!Object.hasOwn(required, field) && !optional.includes(field)) {
      throw new MongoError(unknown, `Unrecognized parameter to ${name}: ${field}`);
    }
  }
  for (const [field, missing] of Object.entries(required)) {
    if (!operand.has(field)) throw new MongoError(missing, `Missing '${field}' parameter to ${name}`);
  }
  return operand;
}

export const isNullish = (value: Maybe): value is null | undefined => value === undefined || value === null;
