import { MongoError, errorCodes } from '../errors';
import { fieldPath } from '../bson/path';
import { print } from '../bson/print';
import { inheritTextScore } from '../bson/text-score';
import { isDoc, isNumber, isTruthy, type Doc, type Maybe, type Value } from '../bson/value';
import { compileExpression, rootScope, type Expression, type Scope } from '../aggregate/expression';
import { expressionOperators } from '../aggregate/operators/table';
import { arrayProjections, type ArrayProjection } from './array-projection';

/** What is to happen with a field: kept or dropped, computed, cut down, or looked into. */
type Leaf = { readonly keep: boolean } | { readonly compute: Expression } | { readonly cut: ArrayProjection };
type Tree = Map<string, Leaf | Tree>;

export interface Projector {
  (doc: Doc): Doc;
  /** The top-level fields that it reads; undefined when it may need any. */
  readonly fields?: ReadonlySet<string> | undefined;
}

const isTree = (node: Leaf | Tree | undefined): node is Tree => node instanceof Map;

interface Parsed {
  readonly tree: Tree;
  /** Fields kept (true) or dropped (false), in the order named; `_id` decides only when it is alone. */
  mode: boolean | undefined;
  idMode: boolean | undefined;
  hasSlice: boolean;
  hasElemMatch: boolean;
}

function insert(tree: Tree, path: readonly string[], leaf: Leaf, full: string): void {
  const [head, ...rest] = path as [string, ...string[]];
  const present = tree.get(head);
  if (rest.length === 0 && present !== undefined) throw new MongoError(31250, `Path collision at ${full}`);
  if (present !== undefined && !isTree(present))
    throw new MongoError(31249, `Path collision at ${full} remaining portion ${rest.join('.')}`);
  if (rest.length === 0) tree.set(head, leaf);
  else {
    const child: Tree = isTree(present) ? present : new Map<string, Leaf | Tree>();
    tree.set(head, child);
    insert(child, rest, leaf, full);
  }
}

function setMode(parsed: Parsed, keep: boolean, field: string): void {
  if (parsed.mode !== undefined && parsed.mode !== keep) {
    throw keep
      ? new MongoError(31253, `Cannot do inclusion on field ${field} in exclusion projection`)
      : new MongoError(31254, `Cannot do exclusion on field ${field} in inclusion projection`);
  }
  parsed.mode = keep;
}

/** What is computed is included; code 31252 or 31310 among exclusions. */
function setComputing(parsed: Parsed, value: Value): void {
  if (parsed.mode === false) {
    throw isDoc(value)
      ? new MongoError(31252, 'Cannot use expression other than $meta in exclusion projection')
      : new MongoError(31310, `Cannot use an expression ${print(value)} in an exclusion projection`);
  }
  parsed.mode = true;
}

interface ProjectionKind {
  /** A find's projection knows `$slice` and `$elemMatch`, and `$meta` alone does not exclude the rest. */
  readonly isFind: boolean;
}

function parse(spec: Doc, prefix: string[], parsed: Parsed, kind: ProjectionKind): void {
  for (const [name, value] of spec) {
    if (/(^|\.)\$(\.|$)/.test(name)) {
      throw new MongoError(
        errorCodes.CannotParseExpression,
        `The positional projection '${name}' is not supported by this server`,
      );
    }
    const path = [...prefix, ...fieldPath(name)];
    const full = path.join('.');
    if (typeof value === 'boolean' || isNumber(value)) {
      const keep = isTruthy(value);
      insert(parsed.tree, path, { keep }, full);
      if (full === '_id') parsed.idMode = keep;
      else setMode(parsed, keep, full);
    } else if (isDoc(value) && ![...value.keys()][0]?.startsWith('$')) {
      if (value.size === 0)
        throw new MongoError(
          51270,
          'An empty sub-projection is not a valid value. Found empty object at path',
        );
      parse(value, path, parsed, kind);
    } else insert(parsed.tree, path, computed(value, full, parsed, kind), full);
  }
}

function computed(value: Value, field: string, parsed: Parsed, kind: ProjectionKind): Leaf {
  const operator = isDoc(value) ? [...value.keys()][0]! : undefined;
  const operand = isDoc(value) ? value.get(operator!)! : null;
  if (operator !== undefined && kind.isFind && arrayProjections.has(operator)) {
    const cut = arrayProjections.find(operator)!(operand);
    if (operator === '$slice') {
      parsed.hasSlice = true;
      return { cut };
    }
    if (field.includes('.'))
      throw new MongoError(31275, 'Cannot use $elemMatch projection on a nested field.');
    parsed.hasElemMatch = true;
    // As what is computed, it comes behind the fields that are kept.
    return { compute: ({ root }) => cut(root.get(field) ?? null) };
  }
  if (operator !== undefined && expressionOperators.find(operator) === undefined) {
    throw new MongoError(errorCodes.CannotParseExpression, `Unknown expression ${operator}`);
  }
  if (operator !== '$meta' || !kind.isFind) setComputing(parsed, value);
  return { compute: compileExpression(value) };
}

function overArray(value: Value, apply: (doc: Doc) => Doc, keepScalars: boolean): Maybe {
  if (isDoc(value)) return apply(value);
  if (!Array.isArray(value)) return keepScalars ? value : undefined;
  return value
    .map((item) => overArray(item, apply, keepScalars))
    .filter((item): item is Value => item !== undefined);
}

/** Keeps or drops the named fields; `keepOthers` says what happens with those not named. */
function select(doc: Doc, tree: Tree, keepOthers: boolean): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    let kept: Maybe;
    if (node === undefined) kept = keepOthers ? value : undefined;
    else if (isTree(node)) kept = overArray(value, (inner) => select(inner, node, keepOthers), keepOthers);
    else if ('keep' in node) kept = node.keep ? value : undefined;
    else if ('cut' in node) kept = node.cut(value);
    // A computed field is written later; where all others stay, it takes the old one's place.
    else kept = keepOthers ? value : undefined;
    if (kept !== undefined) result.set(name, kept);
  }
  return result;
}

/** Sets the computed fields of a tree, looking into arrays of documents as `$addFields` does. */
function compute(value: Maybe, tree: Tree, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((item) => compute(item, tree, scope));
  const result: Doc = new Map(isDoc(value) ? value : []);
  for (const [name, node] of tree) {
    if (isTree(node)) {
      if (hasComputed(node)) result.set(name, compute(result.get(name), node, scope));
    } else if ('compute' in node) {
      const made = node.compute(scope);
      if (made === undefined) result.delete(name);
      else result.set(name, made);
    }
  }
  return result;
}

const hasComputed = (tree: Tree): boolean =>
  [...tree.values()].some((node) => (isTree(node) ? hasComputed(node) : 'compute' in node));

function compile(spec: Doc, kind: ProjectionKind): Projector {
  const parsed: Parsed = {
    tree: new Map(),
    mode: undefined,
    idMode: undefined,
    hasSlice: false,
    hasElemMatch: false,
  };
  parse(spec, [], parsed, kind);
  const { tree } = parsed;
  // `$elemMatch` alone includes, whatever is said of `_id`; otherwise that decides when it is alone.
  const isInclusion = parsed.mode ?? ((parsed.hasElemMatch && !parsed.hasSlice) || parsed.idMode === true);
  if (isInclusion && !tree.has('_id')) tree.set('_id', { keep: true });
  const computes = hasComputed(tree);
  const apply = (doc: Doc): Doc => {
    const selected = select(doc, tree, !isInclusion);
    return inheritTextScore(computes ? (compute(selected, tree, rootScope(doc)) as Doc) : selected, doc);
  };
  return Object.assign(apply, { fields: isInclusion && !computes ? new Set(tree.keys()) : undefined });
}

/** Compiles the projection of a find or findAndModify. */
export const compileProjection = (spec: Doc): Projector => compile(spec, { isFind: true });

/** Compiles a `$project` stage. */
export function compileProjectStage(spec: Doc): Projector {
  if (spec.size === 0)
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  return compile(spec, { isFind: false });
}

/** Compiles an `$addFields` stage: every value is an expression, nested documents are looked into. */
export function compileAddFields(spec: Doc): Projector {
  const tree: Tree = new Map();
  addComputed(tree, [], spec);
  return (doc) => inheritTextScore(compute(doc, tree, rootScope(doc)) as Doc, doc);
}

function addComputed(tree: Tree, prefix: string[], spec: Doc): void {
  for (const [name, value] of spec) {
    const path = [...prefix, ...fieldPath(name)];
    const full = path.join('.');
    const isNested = isDoc(value) && value.size > 0 && ![...value.keys()][0]!.startsWith('$');
    if (isNested) addComputed(tree, path, value);
    else insert(tree, path, { compute: compileExpression(value) }, full);
  }
}

/** Compiles an `$unset` stage from its field names. */
export function compileUnset(fields: readonly string[]): Projector {
  return compile(new Map(fields.map((name) => [name, false])), { isFind: false });
}
