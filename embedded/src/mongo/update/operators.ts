import { Timestamp } from 'bson';
import { badValue, failedToParse, typeMismatch } from '../errors';
import { Catalog } from '../catalog';
import * as arithmetic from '../bson/arithmetic';
import { compare } from '../bson/compare';
import { print } from '../bson/print';
import { double, isDoc, isDouble, isNumber, toNumber, typeName, type Maybe, type Value } from '../bson/value';
import { addToSet, pop, pull, pullAll, push } from './arrays';

/** What a field becomes, given what it is; undefined removes it. */
export type Change = (current: Maybe) => Maybe;

/** Where an update takes place, for operators and their messages. */
export interface FieldContext {
  readonly path: string;
  readonly id: Maybe;
  /** True when the document is being made by an upsert. */
  readonly isInsert: boolean;
}

export interface UpdateOperator {
  /** Whether the operator makes the field, and the documents on the way to it, when they are missing. */
  readonly createsPath: boolean;
  /** Reads the operand once; the change is then applied to each document. */
  compile(operand: Value): (current: Maybe, context: FieldContext) => Maybe;
}

const setting = (compile: UpdateOperator['compile']): UpdateOperator => ({ createsPath: true, compile });
const removing = (compile: UpdateOperator['compile']): UpdateOperator => ({ createsPath: false, compile });

function numeric(
  name: string,
  operand: Value,
  combine: (current: Value, by: Value) => Value,
  initial: (by: Value) => Value,
) {
  if (!isNumber(operand)) {
    throw typeMismatch(
      `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: ${print(operand)}`,
    );
  }
  return (current: Maybe, { path, id }: FieldContext): Value => {
    if (current === undefined) return initial(operand);
    if (!isNumber(current)) {
      throw typeMismatch(
        `Cannot apply ${name} to a value of non-numeric type. {_id: ${print(id)}} has the field '${path}' of non-numeric type ${typeName(current)}`,
      );
    }
    const result = combine(current, operand);
    if (isDouble(result) && !isDouble(current) && !isDouble(operand)) {
      throw badValue(
        `Failed to apply ${name} operations to current value (${print(current)}) for document {_id: ${print(id)}}`,
      );
    }
    return result;
  };
}

function zeroLike(operand: Value): Value {
  if (typeof operand === 'bigint') return 0n;
  return isDouble(operand) ? double(0) : 0;
}

const extreme = (sign: 1 | -1): UpdateOperator =>
  setting(
    (operand) => (current) =>
      current === undefined || compare(operand, current) * sign > 0 ? operand : current,
  );

function currentDate(operand: Value): () => Value {
  const type = isDoc(operand) && operand.size === 1 ? operand.get('$type') : operand;
  if (type === 'timestamp') return () => new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
  if (typeof type === 'boolean' || type === 'date') return () => new Date();
  throw badValue(`$currentDate takes true or { $type: 'date' | 'timestamp' }, not ${print(operand)}`);
}

/** The update operators except `$rename`, which has two fields; docs/embedded.md lists exactly these. */
export const updateOperators = new Catalog<UpdateOperator>('Update', {
  $set: setting((operand) => () => operand),
  $setOnInsert: setting(
    (operand) =>
      (current, { isInsert }) =>
        isInsert ? operand : current,
  ),
  $unset: removing(() => () => undefined),
  $inc: setting((operand) => numeric('$inc', operand, arithmetic.add, (by) => by)),
  $mul: setting((operand) => numeric('$mul', operand, arithmetic.multiply, zeroLike)),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: setting(currentDate),
  $push: setting(push),
  $addToSet: setting(addToSet),
  $pull: removing(pull),
  $pullAll: removing(pullAll),
  $pop: removing(pop),
});

/** The error for an operator that is not in the table. */
export const unknownModifier = (name: string): Error =>
  failedToParse(
    `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
  );

/** Reads a whole number such as `$slice`'s. */
export function wholeOperand(name: string, value: Maybe): number {
  const number = toNumber(value);
  if (number === undefined || !Number.isInteger(number)) {
    throw badValue(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  }
  return number;
}
