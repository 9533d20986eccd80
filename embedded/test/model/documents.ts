/*
 * What a query and an update do to one plain document, spelled out without regard to speed. Written against
 * MongoDB's manual and not against the stand-in, whose code it shares nothing with.
 */

export type Scalar = number | string | null;
export type ModelValue = Scalar | Scalar[] | { x: Scalar };
export type ModelDoc = { _id: number } & Record<string, ModelValue>;
/** Undefined is a missing field. */
type Found = ModelValue | undefined;

/** What a field has to be: a value it equals, or operators that all have to hold. */
export type Condition = ModelValue | Record<`$${string}`, ModelValue | boolean>;
export type ModelFilter = Record<string, Condition>;
export type ModelUpdate = Record<`$${string}`, Record<string, unknown>>;

/** A refusal, with the codes MongoDB may give: of several reasons it does not matter which it meets first. */
export class Refusal extends Error {
  readonly codes: readonly number[];

  constructor(...codes: number[]) {
    super(`refused with ${codes.join(' or ')}`);
    this.codes = codes;
  }
}

const isNested = (value: unknown): value is { x: Scalar } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at `a` or `a.x`. */
export function valueAt(doc: Record<string, ModelValue>, path: string): Found {
  const [top, below] = path.split('.') as [string, string?];
  const value = doc[top];
  if (below === undefined) return value;
  return isNested(value) ? (value as Record<string, Scalar>)[below] : undefined;
}

/** Where a type stands among the types; missing counts as null. */
const rank = (value: Found): number => {
  if (value === undefined || value === null) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  return Array.isArray(value) ? 5 : 4;
};

/** The order of BSON values. */
export function compare(a: Found, b: Found): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number') return a - (b as number);
  if (typeof a === 'string') return a < (b as string) ? -1 : a > (b as string) ? 1 : 0;
  if (isNested(a)) {
    const other = b as { x: Scalar };
    return Number('x' in a) - Number('x' in other) || compare(a.x, other.x);
  }
  if (!Array.isArray(a)) return 0;
  const other = b as Scalar[];
  const place = a.findIndex((item, i) => i >= other.length || compare(item, other[i]) !== 0);
  if (place === -1) return a.length - other.length;
  return place >= other.length ? 1 : compare(a[place], other[place]);
}

const equals = (a: Found, b: Found): boolean => compare(a, b) === 0;

/** A condition may hold for an array as a whole or for one of its elements. */
const candidates = (value: Found): Found[] => (Array.isArray(value) ? [...value, value] : [value]);

function holds(value: Found, operator: string, operand: unknown): boolean {
  const some = (test: (candidate: Found) => boolean): boolean => candidates(value).some(test);
  const isOfType = (candidate: Found): boolean => rank(candidate) === rank(operand as Found);
  switch (operator) {
    case '$eq':
      return some((candidate) => equals(candidate, operand as Found));
    case '$ne':
      return !holds(value, '$eq', operand);
    case '$gt':
      return some((candidate) => isOfType(candidate) && compare(candidate, operand as Found) > 0);
    case '$lt':
      return some((candidate) => isOfType(candidate) && compare(candidate, operand as Found) < 0);
    case '$in':
      return (operand as Scalar[]).some((one) => holds(value, '$eq', one));
    case '$exists':
      return (value !== undefined) === operand;
    default:
      throw new Error(`the model knows no ${operator}`);
  }
}

/** A condition as its operators; a bare value is `$eq`. */
const operatorsOf = (condition: Condition): [string, unknown][] =>
  isNested(condition) && !('x' in condition) ? Object.entries(condition) : [['$eq', condition]];

export const matches = (doc: ModelDoc, filter: ModelFilter): boolean =>
  Object.entries(filter).every(([path, condition]) =>
    operatorsOf(condition).every(([operator, operand]) => holds(valueAt(doc, path), operator, operand)),
  );

/** Arrays sort by their least element, or downwards by their greatest; an empty one lies before everything. */
function compareForSort(a: Found, b: Found, direction: number): number {
  const emptiness = Number(isEmptyArray(b)) - Number(isEmptyArray(a));
  const key = (value: Found): Found =>
    Array.isArray(value) ? [...value].sort(compare).at(direction === 1 ? 0 : -1) : value;
  return isEmptyArray(a) || isEmptyArray(b) ? emptiness : compare(key(a), key(b));
}

const isEmptyArray = (value: Found): boolean => Array.isArray(value) && value.length === 0;

export function sortDocs(docs: readonly ModelDoc[], sort: Record<string, number>): ModelDoc[] {
  return [...docs].sort((a, b) => {
    for (const [path, direction] of Object.entries(sort)) {
      const order = compareForSort(valueAt(a, path), valueAt(b, path), direction);
      if (order !== 0) return order * direction;
    }
    return 0;
  });
}

const each = (operand: unknown): Scalar[] =>
  isNested(operand) ? (operand as unknown as { $each: Scalar[] }).$each : [operand as Scalar];

function listFor(current: Found): Scalar[] {
  if (current === undefined) return [];
  if (!Array.isArray(current)) throw new Refusal(2);
  return current;
}

function changed(operator: string, current: Found, operand: unknown): Found {
  const value = operand as ModelValue;
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return value;
    case '$unset':
      return undefined;
    case '$inc':
      if (current !== undefined && typeof current !== 'number') throw new Refusal(14);
      return (current ?? 0) + (value as number);
    case '$min':
      return current === undefined || compare(value, current) < 0 ? value : current;
    case '$max':
      return current === undefined || compare(value, current) > 0 ? value : current;
    case '$push':
      return [...listFor(current), ...each(value)];
    case '$addToSet': {
      const list = [...listFor(current)];
      for (const item of each(value)) if (!list.some((present) => equals(present, item))) list.push(item);
      return list;
    }
    case '$pull':
      if (current === undefined) return undefined;
      return listFor(current).filter(
        (item) => !operatorsOf(value).every(([name, wanted]) => holds(item, name, wanted)),
      );
    default:
      throw new Error(`the model knows no ${operator}`);
  }
}

function put(doc: Record<string, ModelValue>, path: string, value: Found): void {
  const [top, below] = path.split('.') as [string, string?];
  const container = below === undefined ? doc : ((doc[top] ??= {} as { x: Scalar }) as typeof doc);
  if (value === undefined) delete container[below ?? top];
  else container[below ?? top] = value;
}

/** Changes take place, and new fields are added, in the order of their names, whatever the operators are. */
export function updated(doc: ModelDoc, update: ModelUpdate, isInsert = false): ModelDoc {
  const result = structuredClone(doc);
  const changes = Object.entries(update)
    .filter(([operator]) => isInsert || operator !== '$setOnInsert')
    .flatMap(([operator, fields]) =>
      Object.entries(fields).map(([path, operand]) => ({ operator, path, operand })),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { operator, path, operand } of changes) {
    const top = doc[path.split('.')[0]!];
    const isBlocked = path.includes('.') && top !== undefined && !isNested(top);
    const makesNothing = operator === '$unset' || operator === '$pull';
    if (isBlocked && makesNothing) continue;
    if (isBlocked) throw new Refusal(28);
    const current = valueAt(result, path);
    const value = changed(operator, current, operand);
    if (value !== undefined || current !== undefined) put(result, path, value);
  }
  return result;
}

/** What an upsert begins with: what its filter says that fields equal. */
export function tiedFields(filter: ModelFilter): Record<string, ModelValue> {
  const doc: Record<string, ModelValue> = {};
  for (const [path, condition] of Object.entries(filter)) {
    for (const [operator, operand] of operatorsOf(condition))
      if (operator === '$eq') put(doc, path, structuredClone(operand as ModelValue));
  }
  return doc;
}
