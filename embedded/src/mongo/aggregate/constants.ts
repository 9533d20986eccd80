import type { Maybe } from '../bson/value';
import type { Expression, Scope } from './expression';

const constants = new WeakSet<Expression>();
const noDocument: Scope = { root: new Map(), variables: new Map() };

/** An expression with the same value for every document. */
export function constant(value: Maybe): Expression {
  const expression: Expression = () => value;
  constants.add(expression);
  return expression;
}

/**
 * Evaluates at once what is made of constants only. As in MongoDB its errors then come up at the start, whether
 * there are documents or not.
 */
export const fold = (parts: readonly Expression[], expression: Expression): Expression =>
  parts.every((part) => constants.has(part)) ? constant(expression(noDocument)) : expression;

/** Reads an operator's parameter, for every document or, when it is a constant, only once. */
export function parameter<T>(expression: Expression, read: (value: Maybe) => T): (scope: Scope) => T {
  if (!constants.has(expression)) return (scope) => read(expression(scope));
  const value = read(expression(noDocument));
  return () => value;
}
