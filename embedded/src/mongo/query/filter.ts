import { MongoError, badValue, failedToParse } from '../errors';
import { isArrayIndex, reach, splitPath } from '../bson/path';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/value';
import { Catalog } from '../catalog';
import { fieldOperators, implicitEquality, isOperatorObject, type PathTest } from './operators';

/** Tells whether a document matches a compiled filter. */
export type Matcher = (doc: Doc) => boolean;

export interface FilterOptions {
  /** `$text` is answered by the text index beforehand; anywhere else it is refused. */
  readonly allowText?: boolean;
}

type TopLevelOperator = (operand: Value, options: FilterOptions) => Matcher;

function clauses(name: string, operand: Value, options: FilterOptions): Matcher[] {
  if (!Array.isArray(operand)) throw badValue(`${name} must be an array`);
  if (operand.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return operand.map((clause) => {
    if (!isDoc(clause)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileFilter(clause, options);
  });
}

const anyOf =
  (matchers: Matcher[]): Matcher =>
  (doc) =>
    matchers.some((matches) => matches(doc));

/** The operators that stand beside fields in a filter; docs/embedded.md lists exactly these. */
const topLevelOperators = new Catalog<TopLevelOperator>('Query, top level', {
  $and: (operand, options) => allOf(clauses('$and', operand, options)),
  $or: (operand) => anyOf(clauses('$or', operand, {})),
  $nor: (operand) => {
    const any = anyOf(clauses('$nor', operand, {}));
    return (doc) => !any(doc);
  },
  $text: (_operand, options) => {
    if (!options.allowText)
      throw badValue('$text is only allowed at the top of a find or of the first $match');
    return () => true;
  },
});

function allOf(matchers: Matcher[]): Matcher {
  if (matchers.length === 1) return matchers[0]!;
  return (doc) => matchers.every((matches) => matches(doc));
}

/** Compiles `{ $gt: 1, $lt: 5 }` to a test of a path's values. */
function compileOperators(operators: Doc): PathTest {
  const context = { siblings: operators, compileOperators, compileFilter };
  const tests = [...operators].map(([name, operand]) => {
    const operator = fieldOperators.find(name);
    if (operator === undefined) throw badValue(`unknown operator: ${name}`);
    return operator(operand, context);
  });
  return tests.length === 1 ? tests[0]! : (leaves, expands) => tests.every((test) => test(leaves, expands));
}

const always = (): boolean => true;

/** Compiles what a filter says of one field to a test of the values its path reaches. */
export const compileCondition = (condition: Value): PathTest =>
  isOperatorObject(condition) ? compileOperators(condition) : implicitEquality(condition);

function compileField(name: string, condition: Value): Matcher {
  const test = compileCondition(condition);
  const path = splitPath(name);
  if (path.length === 1) return (doc) => test([doc.get(name)], always);
  if (!isArrayIndex(path.at(-1)!)) return (doc) => test(reach(doc, path), always);
  return (doc) => {
    const placed = new Set<Maybe>();
    return test(reach(doc, path, 0, [], placed), (array) => !placed.has(array));
  };
}

/** Operators that would run code; never to be built. */
const codeOperators = new Set(['$where', '$function', '$accumulator']);

/** Compiles a filter; throws MongoDB's error, naming the operator, for what this server does not know. */
export function compileFilter(filter: Doc, options: FilterOptions = {}): Matcher {
  const matchers = [...filter].map(([name, condition]) => {
    if (!name.startsWith('$')) return compileField(name, condition);
    const operator = topLevelOperators.find(name);
    if (operator !== undefined) return operator(condition, options);
    if (codeOperators.has(name)) throw badValue(`${name} is not allowed: this server runs no JavaScript`);
    throw badValue(`unknown top level operator: ${name}`);
  });
  return allOf(matchers);
}

/** Reads a command's filter argument: absent means everything. */
export function filterArgument(value: Value | undefined, field = 'filter'): Doc {
  if (value === undefined || value === null) return new Map();
  if (isDoc(value)) return value;
  throw new MongoError(14, `Expected field ${field} to be of type object`);
}

/** The conditions that must all hold, `$and` (and `$or` of one) flattened: what the planner and upserts look at. */
export function conjuncts(filter: Doc): [string, Value][] {
  const all: [string, Value][] = [];
  for (const [name, condition] of filter) {
    const isJoined =
      name === '$and' || (name === '$or' && Array.isArray(condition) && condition.length === 1);
    if (!isJoined) all.push([name, condition]);
    else if (Array.isArray(condition))
      for (const part of condition) if (isDoc(part)) all.push(...conjuncts(part));
  }
  return all;
}

/** The one `$text` condition of a filter, or undefined; two are refused. */
export function textCondition(filter: Doc): Doc | undefined {
  const found = conjuncts(filter).filter(([name]) => name === '$text');
  if (found.length === 0) return undefined;
  if (found.length > 1) throw badValue('Too many text expressions');
  const condition = found[0]![1];
  if (!isDoc(condition)) throw failedToParse('$text expects an object');
  return condition;
}

/** Adds the top-level fields that a filter looks at. */
export function addFilterFields(filter: Doc, fields: Set<string>): void {
  for (const [name, condition] of filter) {
    if (!name.startsWith('$')) fields.add(name.split('.')[0]!);
    else if (Array.isArray(condition)) {
      for (const clause of condition) if (isDoc(clause)) addFilterFields(clause, fields);
    }
  }
}
