import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { badValue, failedToParse } from '../errors';
import { compare, equals, rankOf } from '../bson/compare';
import { encodeKey } from '../bson/key';
import { Catalog } from '../catalog';
import {
  isDoc,
  isDouble,
  toNumber,
  typeName,
  typeNumbers,
  type Doc,
  type Maybe,
  type Value,
} from '../bson/value';
import { compileBsonRegex, compileRegex } from './regex';

/**
 * Decides on the values a path reaches. `expand` also offers the elements of an array at the end of the path;
 * inside `$elemMatch` an element stands for itself.
 */
export type PathTest = (leaves: readonly Maybe[], expand: boolean) => boolean;

/** What an operator may need of the filter around it. */
export interface OperatorContext {
  /** The other operators beside this one, for `$options`. */
  readonly siblings: Doc;
  /** Compiles `{ $gt: 1, ... }` for `$not` and for `$elemMatch` on values. */
  compileOperators(operators: Doc): PathTest;
  /** Compiles a whole filter for `$elemMatch` on documents. */
  compileFilter(filter: Doc): (doc: Doc) => boolean;
}

type Operator = (operand: Value, context: OperatorContext) => PathTest;

const anyValue =
  (test: (value: Maybe) => boolean): PathTest =>
  (leaves, expand) =>
    leaves.some((leaf) => test(leaf) || (expand && Array.isArray(leaf) && leaf.some(test)));

const anyLeaf =
  (test: (leaf: Maybe) => boolean): PathTest =>
  (leaves) =>
    leaves.some(test);

const not =
  (test: PathTest): PathTest =>
  (leaves, expand) =>
    !test(leaves, expand);

const isNaNValue = (value: Maybe): boolean => Number.isNaN(toNumber(value));

/** Comparison within the operand's type only ("type bracketing"); MinKey and MaxKey compare with everything. */
function comparison(accepts: (order: number) => boolean): Operator {
  return (operand) => {
    if (operand instanceof BSONRegExp) throw badValue("Can't have RegEx as arg to predicate over field");
    const operandRank = rankOf(operand);
    const isBoundless = operand instanceof MinKey || operand instanceof MaxKey;
    const operandIsNaN = isNaNValue(operand);
    return anyValue((value) => {
      if (rankOf(value) !== operandRank && !isBoundless) return false;
      // NaN is equal to itself and in no other relation to any number.
      if (operandIsNaN !== isNaNValue(value)) return false;
      return accepts(compare(value, operand));
    });
  };
}

/** A test for a value itself, or for a match when the operand is a regular expression. */
function equalityTest(operand: Value): (value: Maybe) => boolean {
  if (!(operand instanceof BSONRegExp)) return (value) => equals(value, operand);
  const regex = compileBsonRegex(operand);
  return (value) => (typeof value === 'string' ? regex.test(value) : equals(value, operand));
}

function isIn(operand: Value): PathTest {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  if (operand.some((item) => isDoc(item) && [...item.keys()][0]?.startsWith('$'))) {
    throw badValue('cannot nest $ under $in');
  }
  const regexes = operand.filter((item) => item instanceof BSONRegExp).map(equalityTest);
  const keys = new Set(operand.map(encodeKey));
  return anyValue((value) => keys.has(encodeKey(value)) || regexes.some((test) => test(value)));
}

const exists: Operator = (operand) => {
  const wanted = !(operand === false || operand === null || toNumber(operand) === 0);
  const present = anyLeaf((leaf) => leaf !== undefined);
  return wanted ? present : not(present);
};

const typeNamesByNumber = new Map(Object.entries(typeNumbers).map(([name, number]) => [number, name]));

function typeTest(operand: Value): (value: Maybe) => boolean {
  const name = typeof operand === 'string' ? operand : typeNamesByNumber.get(toNumber(operand) ?? NaN);
  if (name === 'number') return (value) => toNumber(value) !== undefined;
  if (name === 'double') return isDouble;
  if (name === undefined || !(name in typeNumbers)) {
    throw badValue(`Unknown type name alias: ${typeof operand === 'string' ? operand : toNumber(operand)}`);
  }
  return (value) => typeName(value) === name;
}

const type: Operator = (operand) => {
  const wanted = Array.isArray(operand) ? operand : [operand];
  if (wanted.length === 0) throw failedToParse('$type must match at least one type');
  const tests = wanted.map(typeTest);
  return anyValue((value) => value !== undefined && tests.some((test) => test(value)));
};

const regex: Operator = (operand, { siblings }) => {
  const options = siblings.get('$options');
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  let compiled: RegExp;
  if (operand instanceof BSONRegExp) {
    if (options !== undefined && operand.options !== '')
      throw badValue('options set in both $regex and $options');
    compiled = compileRegex(operand.pattern, options ?? operand.options);
  } else if (typeof operand === 'string') compiled = compileRegex(operand, options ?? '');
  else throw badValue('$regex has to be a string');
  return anyValue((value) => typeof value === 'string' && compiled.test(value));
};

const all: Operator = (operand, context) => {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  const tests = operand.map((item) => {
    if (!isDoc(item) || ![...item.keys()][0]?.startsWith('$')) return anyValue(equalityTest(item));
    const condition = item.get('$elemMatch');
    if (item.size !== 1 || condition === undefined) throw badValue('no $ expressions in $all');
    return elemMatch(condition, context);
  });
  return (leaves, expand) => tests.every((test) => test(leaves, expand));
};

const size: Operator = (operand) => {
  const wanted = toNumber(operand);
  if (wanted === undefined || !Number.isInteger(wanted)) {
    throw failedToParse('Failed to parse $size. Expected an integer');
  }
  if (wanted < 0) throw failedToParse('Failed to parse $size. Expected a non-negative number');
  return anyLeaf((leaf) => Array.isArray(leaf) && leaf.length === wanted);
};

/** True for `{ $gt: 1 }`, an operator object, as opposed to a filter on a document's fields. */
export function isOperatorObject(value: Maybe): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = value.keys();
  return first !== undefined && first.startsWith('$');
}

const logical = new Set(['$and', '$or', '$nor']);

const elemMatch: Operator = (operand, context) => {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  const [first] = operand.keys();
  if (isOperatorObject(operand) && !logical.has(first!)) {
    const test = context.compileOperators(operand);
    return anyLeaf((leaf) => Array.isArray(leaf) && leaf.some((element) => test([element], false)));
  }
  const matches = context.compileFilter(operand);
  return anyLeaf((leaf) => Array.isArray(leaf) && leaf.some((element) => isDoc(element) && matches(element)));
};

const negation: Operator = (operand, context) => {
  if (operand instanceof BSONRegExp) return not(anyValue(equalityTest(operand)));
  if (!isOperatorObject(operand)) throw badValue('$not needs a regex or a document');
  return not(context.compileOperators(operand));
};

const equal: Operator = (operand) => anyValue((value) => equals(value, operand));

/** The operators a field can be compared with; docs/embedded.md lists exactly these. */
export const fieldOperators = new Catalog<Operator>('Query, on a field', {
  $eq: equal,
  $ne: (operand, context) => not(equal(operand, context)),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $in: isIn,
  $nin: (operand) => not(isIn(operand)),
  $not: negation,
  $exists: exists,
  $type: type,
  $regex: regex,
  $options: (_operand, { siblings }) => {
    if (!siblings.has('$regex')) throw badValue('$options needs a $regex');
    return () => true;
  },
  $all: all,
  $size: size,
  $elemMatch: elemMatch,
});

/** `{ field: value }`: equality, or a match when the value is a regular expression. */
export const implicitEquality = (operand: Value): PathTest => anyValue(equalityTest(operand));
