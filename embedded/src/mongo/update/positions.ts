import { badValue, failedToParse, typeMismatch } from '../errors';
import { isDoc, type Doc, type Maybe } from '../bson/value';
import { compileFilter, type Matcher } from '../query/filter';
import { compileMatchedPlace } from './matched-place';
import { valueAt } from './place';

/** Finds the array places that `$`, `$[]` and `$[name]` in an update's path stand for. */
export interface Positions {
  /** The concrete paths that a path stands for in a document. */
  resolve(doc: Doc, path: readonly string[]): string[][];
}

/** `$[name]`, or `$[]` for every element. */
const filtered = /^\$\[(.*)\]$/;

/** The name that an array filter such as `{ 'item.size': { $gt: 1 } }` is about. */
function filterName(filter: Doc): string {
  const names = new Set<string>();
  for (const [name, condition] of filter) {
    if (!name.startsWith('$')) names.add(name.split('.')[0]!);
    else if (Array.isArray(condition))
      for (const part of condition) if (isDoc(part)) names.add(filterName(part));
  }
  if (names.size !== 1) throw failedToParse('Expected a single top-level field name in each array filter');
  const [name] = names;
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name!)) {
    throw badValue(
      `Error parsing array filter :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    );
  }
  return name!;
}

function compileArrayFilters(arrayFilters: Maybe): Map<string, Matcher> {
  const compiled = new Map<string, Matcher>();
  if (arrayFilters === undefined) return compiled;
  if (!Array.isArray(arrayFilters)) throw typeMismatch('arrayFilters must be an array');
  for (const filter of arrayFilters) {
    if (!isDoc(filter)) throw typeMismatch('Each array filter must be an object');
    const name = filterName(filter);
    if (compiled.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    compiled.set(name, compileFilter(filter));
  }
  return compiled;
}

/** Prepares the array filters, and checks them against the paths that use them. */
export function compilePositions(
  filter: Doc,
  arrayFilters: Maybe,
  paths: readonly (readonly string[])[],
): Positions {
  const filters = compileArrayFilters(arrayFilters);
  const used = new Set<string>();
  for (const path of paths) {
    for (const component of path) {
      const name = filtered.exec(component)?.[1];
      if (name === undefined || name === '') continue;
      if (!filters.has(name))
        throw badValue(`No array filter found for identifier '${name}' in path '${path.join('.')}'`);
      used.add(name);
    }
  }
  for (const name of filters.keys()) {
    if (!used.has(name))
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
  }
  let findMatched: ((doc: Doc) => number | undefined) | undefined;

  function places(doc: Doc, prefix: readonly string[], component: string): number[] {
    if (component === '$') {
      findMatched ??= compileMatchedPlace(filter);
      const place = findMatched(doc);
      if (place === undefined)
        throw badValue('The positional operator did not find the match needed from the query.');
      return [place];
    }
    const array = valueAt(doc, prefix);
    if (array === undefined) {
      throw badValue(
        `The path '${prefix.join('.')}' must exist in the document in order to apply array updates.`,
      );
    }
    if (!Array.isArray(array))
      throw badValue(`Cannot apply array updates to non-array element ${prefix.join('.')}`);
    const name = filtered.exec(component)![1]!;
    const test = name === '' ? undefined : filters.get(name)!;
    return [...array.keys()].filter((index) => test?.(new Map([[name, array[index]!]])) ?? true);
  }

  return {
    resolve(doc, path) {
      return path.reduce<string[][]>(
        (prefixes, component) =>
          prefixes.flatMap((prefix) => {
            if (component !== '$' && !filtered.test(component)) return [[...prefix, component]];
            return places(doc, prefix, component).map((index) => [...prefix, String(index)]);
          }),
        [[]],
      );
    },
  };
}
