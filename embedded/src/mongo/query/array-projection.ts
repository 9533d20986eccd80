import { MongoError } from '../errors';
import { isDoc, isNumber, toNumber, typeName, type Maybe, type Value } from '../bson/value';
import { Catalog } from '../catalog';
import { compileFilter } from './filter';

/** Cuts an array field down; undefined leaves the field out. */
export type ArrayProjection = (value: Value) => Maybe;

/** A number as an int, cut off towards zero. */
function int(value: Maybe): number {
  const number = toNumber(value);
  if (number === undefined)
    throw new MongoError(28724, '$slice is supported with numbers only: a count, or [skip, limit]');
  return Math.trunc(number) || 0;
}

function slice(operand: Value): ArrayProjection {
  if (isNumber(operand)) {
    const count = int(operand);
    return (value) =>
      Array.isArray(value) ? (count < 0 ? value.slice(count) : value.slice(0, count)) : value;
  }
  if (!Array.isArray(operand) || operand.length !== 2)
    throw new MongoError(
      28667,
      'Invalid $slice syntax. $slice only supports numbers and [skip, limit] arrays',
    );
  const [skip, limit] = operand.map(int) as [number, number];
  if (limit <= 0) throw new MongoError(28724, `$slice limit must be positive, got ${limit}`);
  return (value) => {
    if (!Array.isArray(value)) return value;
    const start = skip < 0 ? Math.max(0, value.length + skip) : skip;
    return value.slice(start, start + limit);
  };
}

function elemMatch(operand: Value): ArrayProjection {
  if (!isDoc(operand))
    throw new MongoError(31274, `elemMatch: Invalid argument, object required, but got ${typeName(operand)}`);
  // A single-element array under a made-up name lets the query's own $elemMatch decide.
  const matches = compileFilter(new Map([['element', new Map([['$elemMatch', operand]])]]));
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find((item) => matches(new Map([['element', [item]]])));
    return found === undefined ? undefined : [found];
  };
}

/** The projection operators that only a find has; docs/embedded.md lists exactly these. */
export const arrayProjections = new Catalog<(operand: Value) => ArrayProjection>('Projection', {
  $slice: slice,
  $elemMatch: elemMatch,
});
