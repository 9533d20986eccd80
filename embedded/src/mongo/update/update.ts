import { MongoError, errorCodes, failedToParse } from '../errors';
import { compareStrings, equals } from '../bson/compare';
import { isArrayIndex, splitPath } from '../bson/path';
import { isDoc, typeName, type Doc, type Maybe, type Value } from '../bson/value';
import { removeAt, setAt, valueAt } from './place';
import { compilePositions } from './positions';
import { unknownModifier, updateOperators, type FieldContext } from './operators';

export interface UpdateOptions {
  readonly filter: Doc;
  readonly arrayFilters: Maybe;
  readonly isMulti: boolean;
}

/** Gives the updated document; the one it is given may be changed in the course. */
export type Update = (doc: Doc, isInsert: boolean) => Doc;

interface Action {
  readonly path: readonly string[];
  readonly createsPath: boolean;
  readonly change: (current: Maybe, context: FieldContext) => Maybe;
}

/** MongoDB applies changes, and so adds new fields, in this order: numbers by value, names by code point. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    const order = isArrayIndex(x) && isArrayIndex(y) ? Number(x) - Number(y) : compareStrings(x, y);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const conflict = (path: readonly string[], at: string): MongoError =>
  new MongoError(
    errorCodes.ConflictingUpdateOperators,
    `Updating the path '${path.join('.')}' would create a conflict at '${at}'`,
  );

function refuseConflicts(sorted: readonly { readonly path: readonly string[] }[]): void {
  for (let i = 1; i < sorted.length; i++) {
    const shorter = sorted[i - 1]!.path;
    // Everything below a path is sorted directly behind it.
    if (shorter.every((name, at) => name === sorted[i]!.path[at])) {
      throw conflict(sorted[i]!.path, shorter.join('.'));
    }
  }
}

const isElements = (component: string): boolean => /^\$\[.*\]$/.test(component);

/** Below one path there are either chosen elements (`$[]`, `$[name]`) or named fields and places. */
function refuseMixedElements(paths: readonly (readonly string[])[]): void {
  const kinds = new Map<string, boolean>();
  for (const path of paths) {
    for (const [at, component] of path.entries()) {
      if (component === '$') continue;
      const prefix = path.slice(0, at).join('.');
      const isChosen = isElements(component);
      if ((kinds.get(prefix) ?? isChosen) !== isChosen) throw conflict(path, prefix);
      kinds.set(prefix, isChosen);
    }
  }
}

function checkedPath(name: string): string[] {
  const path = splitPath(name);
  if (path.includes(''))
    throw new MongoError(
      errorCodes.EmptyFieldName,
      `The update path '${name}' contains an empty field name, which is not allowed.`,
    );
  if (path[0] === '$' || path[0]!.startsWith('$[')) {
    throw new MongoError(
      2,
      `Cannot have positional (i.e. '$') element in the first position in path '${name}'`,
    );
  }
  if (path.filter((part) => part === '$').length > 1)
    throw new MongoError(2, `Too many positional (i.e. '$') elements found in path '${name}'`);
  const stray = path.find((part) => part.startsWith('$') && part !== '$' && !isElements(part));
  if (stray !== undefined) {
    throw new MongoError(
      errorCodes.DollarPrefixedFieldName,
      `The dollar ($) prefixed field '${stray}' in '${name}' is not valid for storage.`,
    );
  }
  return path;
}

function applyAction(doc: Doc, { path, createsPath, change }: Action, id: Maybe, isInsert: boolean): void {
  const current = valueAt(doc, path);
  if (current === undefined && !createsPath) return;
  const next = change(current, { path: path.join('.'), id, isInsert });
  if (next === undefined) removeAt(doc, path);
  else if (next !== current) setAt(doc, path, next);
}

function compileOperators(update: Doc, options: UpdateOptions): Update {
  const actions: Action[] = [];
  for (const [name, fields] of update) {
    const operator = updateOperators.find(name);
    if (operator === undefined) throw unknownModifier(name);
    if (!isDoc(fields))
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead for ${name}`,
      );
    for (const [field, operand] of fields) {
      const { createsPath } = operator;
      actions.push({ path: checkedPath(field), createsPath, change: operator.compile(operand) });
    }
  }
  refuseConflicts([...actions].sort((a, b) => comparePaths(a.path, b.path)));
  refuseMixedElements(actions.map(({ path }) => path));
  const positions = compilePositions(
    options.filter,
    options.arrayFilters,
    actions.map(({ path }) => path),
  );
  return (doc, isInsert) => {
    const id = doc.get('_id');
    const concrete = actions.flatMap((action) =>
      positions.resolve(doc, action.path).map((path): Action => ({ ...action, path })),
    );
    concrete.sort((a, b) => comparePaths(a.path, b.path));
    refuseConflicts(concrete);
    for (const action of concrete) applyAction(doc, action, id, isInsert);
    return doc;
  };
}

function compileReplacement(replacement: Doc): Update {
  for (const name of replacement.keys()) {
    if (name.startsWith('$')) {
      throw new MongoError(
        errorCodes.DollarPrefixedFieldName,
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  }
  return (doc) => new Map([...(doc.has('_id') ? [['_id', doc.get('_id')!] as const] : []), ...replacement]);
}

/** The `_id` of a stored document never changes; code 66 for an update that would. */
function keepingId(update: Update): Update {
  return (doc, isInsert) => {
    const id = doc.get('_id');
    const updated = update(doc, isInsert);
    if (id !== undefined && (!updated.has('_id') || !equals(updated.get('_id'), id))) {
      throw new MongoError(
        errorCodes.ImmutableField,
        "Performing an update on the path '_id' would modify the immutable field '_id'",
      );
    }
    return updated;
  };
}

/** Tells whether an update replaces the whole document. */
export const isReplacement = (update: Value): update is Doc =>
  isDoc(update) && ![...update.keys()][0]?.startsWith('$');

/** Compiles an update: operators or a replacement. */
export function compileUpdate(update: Value, options: UpdateOptions): Update {
  if (Array.isArray(update)) {
    throw failedToParse('Pipeline-style updates are not supported by this server');
  }
  if (!isDoc(update)) throw failedToParse('Update argument must be either an object or an array');
  if (!isReplacement(update)) return keepingId(compileOperators(update, options));
  if (options.isMulti) throw failedToParse('multi update is not supported for replacement-style update');
  if (options.arrayFilters !== undefined)
    throw failedToParse('arrayFilters may not be specified for replacement-style updates');
  return keepingId(compileReplacement(update));
}
