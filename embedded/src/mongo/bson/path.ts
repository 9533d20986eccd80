import { isDoc, type Doc, type Maybe, type Value } from './value';

const arrayIndex = /^(0|[1-9]\d*)$/;

/** True when a path's component can name a place in an array. */
export const isArrayIndex = (component: string): boolean => arrayIndex.test(component);

/**
 * The values a query path reaches: through arrays of documents to each element, and by number to one element.
 * `undefined` stands for "no such field". An array at the end is given as it is.
 */
export function reach(value: Maybe, path: readonly string[], at = 0, found: Maybe[] = []): Maybe[] {
  if (at === path.length) {
    found.push(value);
  } else if (isDoc(value)) {
    reach(value.get(path[at]!), path, at + 1, found);
  } else if (Array.isArray(value)) {
    const component = path[at]!;
    if (isArrayIndex(component) && Number(component) < value.length) {
      reach(value[Number(component)], path, at + 1, found);
    }
    for (const element of value) if (isDoc(element)) reach(element.get(component), path, at + 1, found);
  } else {
    found.push(undefined);
  }
  return found;
}

/** The values a path reaches for an index or a sort: an array at the end gives its elements. */
export function keyValues(
  doc: Doc,
  path: readonly string[],
): { values: Maybe[]; isArray: boolean; isEmpty: boolean } {
  const top = path.length === 1 ? doc.get(path[0]!) : undefined;
  const leaves = path.length === 1 ? [top] : reach(doc, path);
  if (leaves.length === 1 && !Array.isArray(leaves[0])) {
    return {
      values: leaves,
      isArray: path.length > 1 && arrayPrefix(doc, path) !== undefined,
      isEmpty: false,
    };
  }
  const values: Maybe[] = [];
  let isEmpty = false;
  for (const leaf of leaves) {
    if (!Array.isArray(leaf)) values.push(leaf);
    else if (leaf.length === 0) isEmpty = true;
    else values.push(...leaf);
  }
  // Only scalars, or nothing, on the way: MongoDB indexes and sorts that as a missing value.
  if (values.length === 0 && !isEmpty) values.push(undefined);
  return { values, isArray: true, isEmpty };
}

/** The part of a path, from its start, that leads to the first array on it; undefined when it meets none. */
export function arrayPrefix(doc: Doc, path: readonly string[]): string | undefined {
  let value: Maybe = doc;
  for (const [at, component] of path.entries()) {
    if (!isDoc(value)) return undefined;
    value = value.get(component);
    if (Array.isArray(value)) return path.slice(0, at + 1).join('.');
  }
  return undefined;
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
