import { MongoError, badValue } from '../errors';
import { isDoc, toNumber, type Maybe, type Value } from '../bson/value';
import { Catalog } from '../catalog';
import { compileFilter } from './filter';

/** Cuts an array field down; undefined leaves the field out. */
export type ArrayProjection = (value: Value) => Maybe;

interface ArrayProjectionOperator {
  /** `$elemMatch` leaves the fields not named out; `$slice` keeps them. */
  readonly isInclusion: boolean;
  readonly compile: (operand: Value) => ArrayProjection;
}

function whole(value: Maybe): number {
  const number = toNumber(value);
  if (number === undefined || !Number.isInteger(number)) {
    throw new MongoError(28667, 'Invalid $slice syntax: the arguments must be whole numbers');
  }
  return number;
}

function slice(operand: Value): ArrayProjection {
  if (!Array.isArray(operand)) {
    const count = whole(operand);
    return (value) =>
      Array.isArray(value) ? (count < 0 ? value.slice(count) : value.slice(0, count)) : value;
  }
  if (operand.length !== 2) throw new MongoError(28667, 'Invalid $slice syntax: needs [skip, limit]');
  const [skip, limit] = operand.map(whole) as [number, number];
  if (limit <= 0) throw new MongoError(28724, 'Third argument to $slice must be positive');
  return (value) => {
    if (!Array.isArray(value)) return value;
    const start = skip < 0 ? Math.max(0, value.length + skip) : skip;
    return value.slice(start, start + limit);
  };
}

function elemMatch(operand: Value): ArrayProjection {
  if (!isDoc(operand)) throw badValue('elemMatch: Invalid argument, object required');
  // A single-element array under a made-up name lets the query's own $elemMatch decide.
  const matches = compileFilter(new Map([['element', new Map([['$elemMatch', operand]])]]));
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find((item) => matches(new Map([['element', [item]]])));
    return found === undefined ? undefined : [found];
  };
}

/** The projection operators that only a find has; docs/embedded.md lists exactly these. */
export const arrayProjections = new Catalog<ArrayProjectionOperator>('Projection', {
  $slice: { isInclusion: false, compile: slice },
  $elemMatch: { isInclusion: true, compile: elemMatch },
});
