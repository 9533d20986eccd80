import { BSONRegExp } from 'bson';
import { badValue, typeMismatch } from '../errors';
import { compare, equals } from '../bson/compare';
import { splitPath } from '../bson/path';
import { print } from '../bson/print';
import { isDoc, toNumber, typeName, type Doc, type Maybe, type Value } from '../bson/value';
import { compileFilter } from '../query/filter';
import { isAboutValues, isOperatorObject } from '../query/operators';
import { wholeOperand, type FieldContext } from './operators';
import { valueAt } from './place';

type ArrayChange = (current: Maybe, context: FieldContext) => Maybe;

function arrayFor(operator: string, current: Maybe, { path, id }: FieldContext): Value[] {
  if (Array.isArray(current)) return current;
  throw badValue(
    operator === '$push'
      ? `The field '${path}' must be an array but is of type ${typeName(current)} in document {_id: ${print(id)}}`
      : `Cannot apply ${operator} to a non-array value of type ${typeName(current)} in field '${path}'`,
  );
}

const pushModifiers = new Set(['$each', '$slice', '$sort']);

function sortDirection(order: Value): 1 | -1 {
  const direction = toNumber(order);
  if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
  return direction;
}

function sorter(spec: Maybe): (items: Value[]) => Value[] {
  if (spec === undefined) return (items) => items;
  if (!isDoc(spec)) {
    const direction = sortDirection(spec);
    return (items) => [...items].sort((a, b) => compare(a, b) * direction);
  }
  if (spec.size === 0) throw badValue('The $sort pattern is empty when it should be a set of fields.');
  const fields = [...spec].map(([name, order]) => {
    const path = splitPath(name);
    if (path.includes('')) throw badValue(`The $sort field is a dotted field but has an empty part: ${name}`);
    return { path, direction: sortDirection(order) };
  });
  // An array counts as a whole here; elements that are no documents have no field at all.
  const value = (item: Value, path: readonly string[]): Maybe =>
    isDoc(item) ? valueAt(item, path) : undefined;
  return (items) =>
    [...items].sort((a, b) => {
      for (const { path, direction } of fields) {
        const order = compare(value(a, path), value(b, path)) * direction;
        if (order !== 0) return order;
      }
      return 0;
    });
}

/** `$push`, with `$each`, `$sort` and `$slice`, applied in that order whatever order they come in. */
export function push(operand: Value): ArrayChange {
  const modifiers: Doc = isDoc(operand) && operand.has('$each') ? operand : new Map([['$each', [operand]]]);
  for (const name of modifiers.keys()) {
    if (!pushModifiers.has(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const each = modifiers.get('$each');
  if (!Array.isArray(each))
    throw badValue(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`);
  const slice = modifiers.has('$slice') ? wholeOperand('$slice', modifiers.get('$slice')) : undefined;
  const sort = sorter(modifiers.get('$sort'));
  return (current, context) => {
    const sorted = sort([...(current === undefined ? [] : arrayFor('$push', current, context)), ...each]);
    if (slice === undefined) return sorted;
    return slice === 0 ? [] : slice < 0 ? sorted.slice(slice) : sorted.slice(0, slice);
  };
}

/** `$addToSet`, of one value or of `$each` of several. */
export function addToSet(operand: Value): ArrayChange {
  let values: Value[] = [operand];
  if (isDoc(operand) && operand.keys().next().value === '$each') {
    const each = operand.get('$each');
    if (!Array.isArray(each))
      throw typeMismatch(
        `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
      );
    if (operand.size > 1) throw badValue('Found unexpected fields after $each in $addToSet');
    values = each;
  }
  return (current, context) => {
    const items = [...(current === undefined ? [] : arrayFor('$addToSet', current, context))];
    for (const value of values) if (!items.some((item) => equals(item, value))) items.push(value);
    return items;
  };
}

function pullTest(operand: Value): (item: Value) => boolean {
  if (isDoc(operand) && !(isOperatorObject(operand) && isAboutValues(operand))) {
    const matches = compileFilter(operand);
    return (item) => isDoc(item) && matches(item);
  }
  if (isDoc(operand) || operand instanceof BSONRegExp) {
    const matches = compileFilter(new Map([['item', operand]]));
    return (item) => matches(new Map([['item', item]]));
  }
  return (item) => equals(item, operand);
}

/** `$pull`: drops the elements equal to a value, matching operators, or (documents) matching a filter. */
export function pull(operand: Value): ArrayChange {
  const isPulled = pullTest(operand);
  return (current, context) => arrayFor('$pull', current, context).filter((item) => !isPulled(item));
}
