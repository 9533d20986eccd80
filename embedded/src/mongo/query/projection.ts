import { MongoError, badValue, errorCodes } from '../errors';
import { inheritTextScore } from '../bson/text-score';
import { isDoc, isNumber, isTruthy, type Doc, type Maybe, type Value } from '../bson/value';
import { compileExpression, rootScope, type Expression, type Scope } from '../aggregate/expression';
import { expressionOperators } from '../aggregate/operators/table';
import { arrayProjections, type ArrayProjection } from './array-projection';

/** What is to happen with a field: kept or dropped, computed, cut down, or looked into. */
type Leaf = { readonly keep: boolean } | { readonly compute: Expression } | { readonly cut: ArrayProjection };
type Tree = Map<string, Leaf | Tree>;

export type Projector = (doc: Doc) => Doc;

const isTree = (node: Leaf | Tree | undefined): node is Tree => node instanceof Map;

interface Parsed {
  readonly tree: Tree;
  /** Fields kept (true) or dropped (false), in the order named; `_id` decides only when it is alone. */
  mode: boolean | undefined;
  idMode: boolean | undefined;
}

function insert(tree: Tree, path: readonly string[], leaf: Leaf, full: string): void {
  const [head, ...rest] = path as [string, ...string[]];
  if (head === '') throw new MongoError(40353, 'FieldPath must not end with or contain an empty name');
  const present = tree.get(head);
  if (rest.length === 0 ? present !== undefined : present !== undefined && !isTree(present)) {
    throw new MongoError(31249, `Path collision at ${full}`);
  }
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

interface ProjectionKind {
  /** A find's projection knows `$slice` and `$elemMatch`, and `$meta` alone does not exclude the rest. */
  readonly isFind: boolean;
}

function parse(spec: Doc, prefix: string[], parsed: Parsed, kind: ProjectionKind): void {
  for (const [name, value] of spec) {
    const path = [...prefix, ...name.split('.')];
    const full = path.join('.');
    if (path.some((part) => part.startsWith('$'))) {
      throw new MongoError(
        errorCodes.CannotParseExpression,
        `Projection on '${full}' is not supported by this server`,
      );
    }
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
    const { isInclusion, compile } = arrayProjections.find(operator)!;
    if (isInclusion) setMode(parsed, true, field);
    return { cut: compile(operand) };
  }
  if (operator !== undefined && expressionOperators.find(operator) === undefined) {
    throw new MongoError(errorCodes.CannotParseExpression, `Unknown expression ${operator}`);
  }
  if (operator !== '$meta' || !kind.isFind) setMode(parsed, true, field);
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
  const parsed: Parsed = { tree: new Map(), mode: undefined, idMode: undefined };
  parse(spec, [], parsed, kind);
  const { tree } = parsed;
  // `{ _id: 1 }` alone includes; `{ _id: 0 }` alone excludes.
  const isInclusion = parsed.mode ?? parsed.idMode ?? false;
  if (isInclusion && !tree.has('_id')) tree.set('_id', { keep: true });
  const computes = hasComputed(tree);
  return (doc) => {
    const selected = select(doc, tree, !isInclusion);
    return inheritTextScore(computes ? (compute(selected, tree, rootScope(doc)) as Doc) : selected, doc);
  };
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
    const path = [...prefix, ...name.split('.')];
    const full = path.join('.');
    if (path.some((part) => part.startsWith('$')))
      throw badValue(`FieldPath field names may not start with '$': ${full}`);
    const isNested = isDoc(value) && value.size > 0 && ![...value.keys()][0]!.startsWith('$');
    if (isNested) addComputed(tree, path, value);
    else insert(tree, path, { compute: compileExpression(value) }, full);
  }
}

/** Compiles an `$unset` stage from its field names. */
export function compileUnset(fields: readonly string[]): Projector {
  return compile(new Map(fields.map((name) => [name, false])), { isFind: false });
}
