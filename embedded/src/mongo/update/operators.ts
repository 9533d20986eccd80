import { badValue, failedToParse, typeMismatch } from '../errors';
import { Catalog } from '../catalog';
import * as arithmetic from '../bson/arithmetic';
import { compare } from '../bson/compare';
import { print } from '../bson/print';
import { isDouble, isNumber, toNumber, typeName, type Maybe, type Value } from '../bson/value';
import { addToSet, pull, push } from './arrays';

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

function increment(operand: Value) {
  if (!isNumber(operand)) throw typeMismatch(`Cannot increment with non-numeric argument: ${print(operand)}`);
  return (current: Maybe, { path, id }: FieldContext): Value => {
    if (current === undefined) return operand;
    if (!isNumber(current)) {
      throw typeMismatch(
        `Cannot apply $inc to a value of non-numeric type. {_id: ${print(id)}} has the field '${path}' of non-numeric type ${typeName(current)}`,
      );
    }
    const result = arithmetic.add(current, operand);
    if (isDouble(result) && !isDouble(current) && !isDouble(operand)) {
      throw badValue(
        `Failed to apply $inc operations to current value (${print(current)}) for document {_id: ${print(id)}}`,
      );
    }
    return result;
  };
}

const extreme = (sign: 1 | -1): UpdateOperator =>
  setting(
    (operand) => (current) =>
      current === undefined || compare(operand, current) * sign > 0 ? operand : current,
  );

/** The update operators; docs/embedded.md lists exactly these. */
export const updateOperators = new Catalog<UpdateOperator>('Update', {
  $set: setting((operand) => () => operand),
  $setOnInsert: setting(
    (operand) =>
      (current, { isInsert }) =>
        isInsert ? operand : current,
  ),
  $unset: removing(() => () => undefined),
  $inc: setting(increment),
  $min: extreme(-1),
  $max: extreme(1),
  $push: setting(push),
  $addToSet: setting(addToSet),
  $pull: removing(pull),
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
