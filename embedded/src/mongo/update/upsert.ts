import { BSONRegExp, ObjectId } from 'bson';
import { MongoError, errorCodes } from '../errors';
import { splitPath } from '../bson/path';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/value';
import { isOperatorObject } from '../query/operators';
import { conjuncts } from '../query/filter';
import { setAt, valueAt } from './place';

/** The value that a condition ties a field to, if it ties it to one. */
function tiedValue(condition: Value): Maybe {
  if (condition instanceof BSONRegExp) return undefined;
  if (!isOperatorObject(condition)) return condition;
  if (condition.has('$eq')) return condition.get('$eq');
  for (const name of ['$in', '$all']) {
    const values = condition.get(name);
    if (Array.isArray(values) && values.length === 1 && !isDoc(values[0])) return values[0];
  }
  return undefined;
}

function equalities(filter: Doc): [string, Value][] {
  return conjuncts(filter).flatMap(([name, condition]): [string, Value][] => {
    // An $or of one clause says the same as the clause.
    if (name === '$or' && Array.isArray(condition) && condition.length === 1 && isDoc(condition[0])) {
      return equalities(condition[0]);
    }
    const value = name.startsWith('$') ? undefined : tiedValue(condition);
    return value === undefined ? [] : [[name, value]];
  });
}

/** The document an upsert begins with: the fields its filter ties to one value; of these only `_id` for a replacement. */
export function upsertBase(filter: Doc, onlyId: boolean): Doc {
  const doc: Doc = new Map();
  for (const [name, value] of equalities(filter)) {
    if (onlyId && name !== '_id') continue;
    const path = splitPath(name);
    if (valueAt(doc, path) !== undefined) {
      throw new MongoError(
        errorCodes.NotSingleValueField,
        `cannot infer query fields to set, path '${name}' is matched twice`,
      );
    }
    setAt(doc, path, value);
  }
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
