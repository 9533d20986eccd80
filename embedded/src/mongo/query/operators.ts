import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { MongoError, badValue, failedToParse } from '../errors';
import { compare, equals, rankOf } from '../bson/compare';
import { encodeKey } from '../bson/key';
import { print } from '../bson/print';
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
import { compileBsonRegex, regularExpression } from './regex';

/**
 * Decides on the values a path reaches. `expands` tells whether the elements of an array at the end of the path
 * count too; inside `$elemMatch`, and at a place such as `a.0`, an array stands for itself.
 */
export type PathTest = (leaves: readonly Maybe[], expands: (array: Value[]) => boolean) => boolean;

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
  (leaves, expands) =>
    leaves.some((leaf) => test(leaf) || (Array.isArray(leaf) && expands(leaf) && leaf.some(test)));

const anyLeaf =
  (test: (leaf: Maybe) => boolean): PathTest =>
  (leaves) =>
    leaves.some(test);

const not =
  (test: PathTest): PathTest =>
  (leaves, expands) =>
    !test(leaves, expands);

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
      if (!isBoundless && operandIsNaN !== isNaNValue(value)) return false;
      return accepts(compare(value, operand));
    });
  };
}

const never = (): boolean => false;

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

/** Types that MongoDB has and this server refuses to store; no value is of them. */
const neverStored = new Set([
  'decimal',
  'undefined',
  'symbol',
  'dbPointer',
  'javascript',
  'javascriptWithScope',
]);

const typeNamesByNumber = new Map(Object.entries(typeNumbers).map(([name, number]) => [number, name]));

function typeTest(operand: Value): (value: Maybe) => boolean {
  const name = typeof operand === 'string' ? operand : typeNamesByNumber.get(toNumber(operand) ?? NaN);
  if (name === 'number') return (value) => toNumber(value) !== undefined;
  if (name === 'double') return isDouble;
  if (name === undefined || !(Object.hasOwn(typeNumbers, name) || neverStored.has(name))) {
    throw badValue(
      typeof operand === 'string'
        ? `Unknown type name alias: ${operand}`
        : `Invalid numerical type code: ${print(operand)}`,
    );
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
  if (typeof operand !== 'string' && !(operand instanceof BSONRegExp))
    throw badValue('$regex has to be a string');
  const pattern = typeof operand === 'string' ? operand : operand.pattern;
  const ownOptions = typeof operand === 'string' ? '' : operand.options;
  if (options !== undefined && ownOptions !== '') {
    const code = siblings.keys().next().value === '$options' ? 51074 : 51075;
    throw new MongoError(code, 'options set in both $regex and $options');
  }
  return anyValue(equalityTest(regularExpression(pattern, options ?? ownOptions)));
};

const all: Operator = (operand, context) => {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  let isElemMatch = false;
  const tests = operand.map((item) => {
    if (!isDoc(item) || ![...item.keys()][0]?.startsWith('$')) return anyValue(equalityTest(item));
    const condition = item.get('$elemMatch');
    if (item.size !== 1 || condition === undefined) throw badValue('no $ expressions in $all');
    isElemMatch = true;
    return elemMatch(condition, context);
  });
  if (isElemMatch && !operand.every((item) => isDoc(item) && item.has('$elemMatch')))
    throw badValue('$all/$elemMatch has to be consistent');
  return (leaves, expands) => tests.every((test) => test(leaves, expands));
};

const size: Operator = (operand) => {
  const wanted = toNumber(operand);
  if (wanted === undefined || !Number.isInteger(wanted)) {
    throw badValue(`Failed to parse $size. Expected an integer: $size: ${print(operand)}`);
  }
  if (wanted < 0)
    throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${print(operand)}`);
  return anyLeaf((leaf) => Array.isArray(leaf) && leaf.length === wanted);
};

/** True for `{ $gt: 1 }`, an operator object, as opposed to a filter on a document's fields. */
export function isOperatorObject(value: Maybe): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = value.keys();
  return first !== undefined && first.startsWith('$');
}

/** An element that `$elemMatch` looks into: a document, or an array with its places for fields. */
function asDoc(element: Value): Doc | undefined {
  if (!Array.isArray(element)) return isDoc(element) ? element : undefined;
  return new Map(element.map((item, place) => [String(place), item]));
}

const logical = new Set(['$and', '$or', '$nor']);

/** True for operators on a value such as `{ $gt: 1 }`; false for those that join filters on a document. */
export const isAboutValues = (operators: Doc): boolean => !logical.has(operators.keys().next().value ?? '');

const elemMatch: Operator = (operand, context) => {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  if (isOperatorObject(operand) && isAboutValues(operand)) {
    const test = context.compileOperators(operand);
    return anyLeaf((leaf) => Array.isArray(leaf) && leaf.some((element) => test([element], never)));
  }
  const matches = context.compileFilter(operand);
  const elementMatches = (element: Value): boolean => {
    const doc = asDoc(element);
    return doc !== undefined && matches(doc);
  };
  return anyLeaf((leaf) => Array.isArray(leaf) && leaf.some(elementMatches));
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
  $ne: (operand, context) => {
    if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.");
    return not(equal(operand, context));
  },
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
