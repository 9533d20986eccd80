import { BSONRegExp, ObjectId } from 'bson';
import { MongoError, errorCodes } from '../errors';
import { compareStrings } from '../bson/compare';
import { splitPath } from '../bson/path';
import { type Doc, type Value } from '../bson/value';
import { isOperatorObject } from '../query/operators';
import { conjuncts } from '../query/filter';
import { setAt } from './place';

/** The values that a condition ties a field to, each of which the field has to equal. */
function tiedValues(condition: Value): Value[] {
  if (condition instanceof BSONRegExp) return [];
  if (!isOperatorObject(condition)) return [condition];
  return [...condition].flatMap(([operator, operand]) => {
    if (operator === '$eq') return [operand];
    if (!Array.isArray(operand) || (operator !== '$all' && !(operator === '$in' && operand.length === 1)))
      return [];
    return operand.filter((item) => !isOperatorObject(item) && !(item instanceof BSONRegExp));
  });
}

function refuseOverlap(known: readonly string[], name: string): void {
  for (const other of known) {
    if (other === name)
      throw new MongoError(
        errorCodes.NotSingleValueField,
        `cannot infer query fields to set, path '${name}' is matched twice`,
      );
    if (other.startsWith(`${name}.`) || name.startsWith(`${other}.`))
      throw new MongoError(
        errorCodes.NotSingleValueField,
        `cannot infer query fields to set, both paths '${other}' and '${name}' are matched`,
      );
  }
}

/**
 * The document an upsert begins with: the fields its filter ties to one value, in order of their paths. Of these
 * a replacement takes only `_id`, which the filter has to give as a whole.
 */
export function upsertBase(filter: Doc, onlyId: boolean): Doc {
  const tied = new Map<string, Value>();
  for (const [name, condition] of conjuncts(filter)) {
    if (name.startsWith('$') || (onlyId && name.split('.')[0] !== '_id')) continue;
    for (const value of tiedValues(condition)) {
      if (onlyId && name !== '_id')
        throw new MongoError(
          errorCodes.NotExactValueField,
          `field at '_id' must be exactly specified, field at sub-path '${name}'found`,
        );
      refuseOverlap([...tied.keys()], name);
      tied.set(name, value);
    }
  }
  const doc: Doc = new Map();
  const inOrder = [...tied].sort(([a], [b]) => compareStrings(a, b));
  for (const [name, value] of inOrder) setAt(doc, splitPath(name), value);
  return doc;
}

/** Puts `_id` first, making one when there is none; refuses what cannot be an `_id`. */
export function withId(doc: Doc): Doc {
  const id = doc.get('_id') ?? (doc.has('_id') ? null : new ObjectId());
  if (Array.isArray(id) || id instanceof BSONRegExp) {
    throw new MongoError(
      errorCodes.InvalidIdField,
      `The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : 'regex'}`,
    );
  }
  if (isOperatorObject(id)) {
    throw new MongoError(
      errorCodes.DollarPrefixedFieldName,
      "_id fields may not contain '$'-prefixed fields",
    );
  }
  if (doc.keys().next().value === '_id') return doc;
  return new Map<string, Value>([['_id', id], ...[...doc].filter(([name]) => name !== '_id')]);
}
