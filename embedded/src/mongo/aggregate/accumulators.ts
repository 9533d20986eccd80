import { MongoError } from '../errors';
import { Sum } from '../bson/arithmetic';
import { Catalog } from '../catalog';
import { compare } from '../bson/compare';
import { encodeKey } from '../bson/key';
import { isDoc, type Maybe, type Value } from '../bson/value';

/** Gathers one group's values. */
export interface Accumulator {
  add(value: Maybe): void;
  result(): Value;
}

function summing(finish: (sum: Sum) => Value): () => Accumulator {
  return () => {
    const sum = new Sum();
    return { add: (value) => sum.add(value), result: () => finish(sum) };
  };
}

/** The least or greatest value in BSON order; null and missing do not count. */
const extreme = (sign: 1 | -1) => (): Accumulator => {
  let best: Maybe;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === undefined || compare(value, best) * sign > 0) best = value;
    },
    result: () => best ?? null,
  };
};

function first(): Accumulator {
  let seen = false;
  let kept: Maybe;
  return {
    add: (value) => {
      if (!seen) kept = value;
      seen = true;
    },
    result: () => kept ?? null,
  };
}

function last(): Accumulator {
  let kept: Maybe;
  return {
    add: (value) => {
      kept = value;
    },
    result: () => kept ?? null,
  };
}

function push(): Accumulator {
  const values: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
}

function addToSet(): Accumulator {
  const values = new Map<string, Value>();
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = encodeKey(value);
      if (!values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
}

/** The accumulators of `$group`; docs/embedded.md lists exactly these. */
export const accumulators = new Catalog<() => Accumulator>('Accumulators', {
  $sum: summing((sum) => sum.total()),
  $avg: summing((sum) => sum.average()),
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
});

/** Splits `{ $sum: expression }` of a group's field; throws MongoDB's error for anything else. */
export function parseAccumulator(field: string, spec: Value): { create: () => Accumulator; operand: Value } {
  if (!isDoc(spec)) throw new MongoError(40234, `The field '${field}' must be an accumulator object`);
  if (spec.size !== 1) throw new MongoError(40238, `The field '${field}' must specify one accumulator`);
  const [[name, operand]] = [...spec] as [[string, Value]];
  if (Array.isArray(operand)) throw new MongoError(40237, `The ${name} accumulator is a unary operator`);
  const create = accumulators.find(name);
  if (create === undefined) throw new MongoError(15952, `unknown group operator '${name}'`);
  return { create, operand };
}
