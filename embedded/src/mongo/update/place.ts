import { MongoError, errorCodes } from '../errors';
import { isArrayIndex } from '../bson/path';
import { print } from '../bson/print';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/value';

/** More than this many nulls would have to fill the gap before a new array element. */
const maxPadding = 1_500_000;

function child(container: Maybe, name: string): Maybe {
  if (isDoc(container)) return container.get(name);
  return Array.isArray(container) && isArrayIndex(name) ? container[Number(name)] : undefined;
}

/** The value at a concrete path, arrays by number only. */
export function valueAt(doc: Doc, path: readonly string[]): Maybe {
  return path.reduce<Maybe>(child, doc);
}

function put(container: Doc | Value[], name: string, value: Value): void {
  if (isDoc(container)) {
    container.set(name, value);
    return;
  }
  const index = Number(name);
  if (index - container.length > maxPadding)
    throw new MongoError(errorCodes.BadValue, `can't backfill more than ${maxPadding} elements`);
  while (container.length < index) container.push(null);
  container[index] = value;
}

/** Sets the value at a path in place, making documents on the way; code 28 where the path is blocked. */
export function setAt(doc: Doc, path: readonly string[], value: Value): void {
  let container: Doc | Value[] = doc;
  path.forEach((name, at) => {
    if (Array.isArray(container) && !isArrayIndex(name)) throw blocked(path, at, container);
    if (at === path.length - 1) {
      put(container, name, value);
      return;
    }
    let next = child(container, name);
    if (next === undefined) put(container, name, (next = new Map()));
    else if (!isDoc(next) && !Array.isArray(next)) throw blocked(path, at + 1, next);
    container = next;
  });
}

function blocked(path: readonly string[], at: number, value: Value): MongoError {
  return new MongoError(
    errorCodes.PathNotViable,
    `Cannot create field '${path[at]}' in element {${path[at - 1]}: ${print(value)}}`,
  );
}

/** Removes the value at a path in place; an array element becomes null, so that the others stay where they are. */
export function removeAt(doc: Doc, path: readonly string[]): void {
  const container = valueAt(doc, path.slice(0, -1));
  const name = path.at(-1)!;
  if (isDoc(container)) container.delete(name);
  else if (Array.isArray(container) && isArrayIndex(name) && Number(name) < container.length) {
    container[Number(name)] = null;
  }
}
