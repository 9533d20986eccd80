import { MongoError } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from './value';

const arrayIndex = /^(0|[1-9]\d*)$/;

/** True when a path's component can name a place in an array. */
export const isArrayIndex = (component: string): boolean => arrayIndex.test(component);

/**
 * The values a query path reaches: through arrays of documents to each element, and by number to one element.
 * `undefined` stands for "no such field". An array at the end is given as it is; `placed` gathers those that a
 * number led to, as a query does not look into these.
 */
export function reach(
  value: Maybe,
  path: readonly string[],
  at = 0,
  found: Maybe[] = [],
  placed?: Set<Maybe>,
): Maybe[] {
  if (at === path.length) {
    found.push(value);
  } else if (isDoc(value)) {
    reach(value.get(path[at]!), path, at + 1, found, placed);
  } else if (Array.isArray(value)) {
    const component = path[at]!;
    const place = isArrayIndex(component) ? value[Number(component)] : undefined;
    const isLast = at + 1 === path.length;
    if (isLast && Array.isArray(place)) placed?.add(place);
    // A scalar there has no fields, not even missing ones.
    if (isLast ? place !== undefined : isDoc(place) || Array.isArray(place)) {
      reach(place, path, at + 1, found, placed);
    }
    for (const element of value)
      if (isDoc(element)) reach(element.get(component), path, at + 1, found, placed);
  } else {
    found.push(undefined);
  }
  return found;
}

/** A copy of the document with the value at a path of plain documents set; used for projections and upserts. */
export function withField(doc: Doc, path: readonly string[], value: Value, at = 0): Doc {
  const copy: Doc = new Map(doc);
  const component = path[at]!;
  if (at === path.length - 1) copy.set(component, value);
  else {
    const inner = copy.get(component);
    copy.set(component, withField(isDoc(inner) ? inner : new Map<string, Value>(), path, value, at + 1));
  }
  return copy;
}

/** The field names of a dotted path. */
export const splitPath = (path: string): string[] => path.split('.');

/** The field names of a path that a sort or a projection is about; throws MongoDB's error for what is none. */
export function fieldPath(path: string): string[] {
  if (path === '') throw new MongoError(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw new MongoError(40353, "FieldPath must not end with a '.'.");
  const names = splitPath(path);
  for (const name of names) {
    if (name === '') throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
    if (name.startsWith('$'))
      throw new MongoError(
        16410,
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      );
  }
  return names;
}
