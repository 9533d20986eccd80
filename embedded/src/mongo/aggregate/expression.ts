import { MongoError, badValue, errorCodes, failedToParse } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/value';
import { constant, fold } from './constants';
import { expressionOperators } from './operators/table';

/** What an expression sees: the document at hand and the variables bound around it. */
export interface Scope {
  readonly root: Doc;
  readonly variables: ReadonlyMap<string, Maybe>;
}

/** A compiled expression; undefined means "missing". */
export type Expression = (scope: Scope) => Maybe;

const noVariables: ReadonlyMap<string, Maybe> = new Map();

/** The scope of a document without variables of its own. */
export const rootScope = (root: Doc): Scope => ({ root, variables: noVariables });

/** The scope with one more variable, as `$map` and `$filter` bind them. */
export const withVariable = (scope: Scope, name: string, value: Maybe): Scope => ({
  root: scope.root,
  variables: new Map(scope.variables).set(name, value),
});

/** Follows a field path as expressions do: through arrays of documents, gathering what is there. */
function fieldValue(value: Maybe, path: readonly string[], at = 0): Maybe {
  if (at === path.length) return value;
  if (isDoc(value)) return fieldValue(value.get(path[at]!), path, at + 1);
  if (!Array.isArray(value)) return undefined;
  const gathered: Value[] = [];
  for (const item of value) {
    const inner = isDoc(item) ? fieldValue(item, path, at) : undefined;
    if (inner !== undefined) gathered.push(inner);
  }
  return gathered;
}

function checkPath(path: readonly string[], text: string): void {
  if (path.length > 1 && path.at(-1) === '')
    throw new MongoError(40353, `FieldPath must not end with a '.': '${text}'`);
  for (const name of path) {
    if (name === '') throw new MongoError(15998, `FieldPath field names may not be empty strings: '${text}'`);
    if (name.startsWith('$')) {
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField: '${text}'`,
      );
    }
  }
}

/** The names of the variables that are bound around an expression. */
type Names = ReadonlySet<string>;

function compileVariable(text: string, names: Names): Expression {
  const [name, ...path] = text.slice(2).split('.');
  if (name === '') throw failedToParse(`empty variable names are not allowed: '${text}'`);
  checkPath(path, text);
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return (scope) => fieldValue(scope.root, path);
    case 'REMOVE':
      return () => undefined;
    case 'NOW': {
      const now = new Date();
      return () => fieldValue(now, path);
    }
  }
  if (!names.has(name!)) throw new MongoError(17276, `Use of undefined variable: ${name}`);
  return (scope) => fieldValue(scope.variables.get(name!), path);
}

function compileString(text: string, names: Names): Expression {
  if (text.startsWith('$$')) return compileVariable(text, names);
  if (!text.startsWith('$')) return constant(text);
  const path = text.slice(1).split('.');
  if (text === '$') throw new MongoError(16872, "'$' by itself is not a valid FieldPath");
  checkPath(path, text);
  if (path.length === 1) {
    const name = path[0]!;
    return (scope) => scope.root.get(name);
  }
  return (scope) => fieldValue(scope.root, path);
}

const neverBuilt = new Set(['$function', '$accumulator', '$where']);

function compileOperator(name: string, operand: Value, names: Names): Expression {
  const operator = expressionOperators.find(name);
  if (operator !== undefined) {
    return operator(operand, (value, variable) =>
      compileWithin(value, variable === undefined ? names : new Set(names).add(variable)),
    );
  }
  if (neverBuilt.has(name)) throw badValue(`${name} is not allowed: this server runs no JavaScript`);
  throw new MongoError(errorCodes.InvalidPipelineOperator, `Unrecognized expression '${name}'`);
}

function compileObject(fields: Doc, names: Names): Expression {
  const [first] = fields.keys();
  if (first?.startsWith('$')) {
    if (fields.size !== 1) {
      throw new MongoError(
        15983,
        `An object representing an expression must have exactly one field: ${first}`,
      );
    }
    return compileOperator(first, fields.get(first)!, names);
  }
  const compiled = [...fields].map(([name, value]): [string, Expression] => {
    if (name.startsWith('$'))
      throw new MongoError(16410, `FieldPath field names may not start with '$': '${name}'`);
    if (name.includes('.'))
      throw new MongoError(16405, `FieldPath field names may not contain '.': '${name}'`);
    return [name, compileWithin(value, names)];
  });
  const parts = compiled.map(([, part]) => part);
  return fold(parts, (scope) => {
    const result: Doc = new Map();
    for (const [name, evaluate] of compiled) {
      const value = evaluate(scope);
      if (value !== undefined) result.set(name, value);
    }
    return result;
  });
}

function compileWithin(value: Value, names: Names): Expression {
  if (typeof value === 'string') return compileString(value, names);
  if (isDoc(value)) return compileObject(value, names);
  if (Array.isArray(value)) {
    const items = value.map((item) => compileWithin(item, names));
    return fold(items, (scope) => items.map((item) => item(scope) ?? null));
  }
  return constant(value);
}

const noNames: Names = new Set();

/** Compiles an aggregation expression; throws code 168, naming the operator, for one this server lacks. */
export const compileExpression = (value: Value): Expression => compileWithin(value, noNames);
