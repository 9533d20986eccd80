import { BSONRegExp, MaxKey, MinKey, ObjectId } from 'bson';
import { rank, rankOf } from '../bson/compare';
import { descending, encodeKey, typeEnd, typeStart } from '../bson/key';
import { isDoc, isNumber, toNumber, type Doc, type Value } from '../bson/value';
import { conjuncts } from '../query/filter';
import { isOperatorObject } from '../query/operators';
import { literalPrefix, regularExpression } from '../query/regex';

interface Bound {
  readonly value: Value;
  readonly isInclusive: boolean;
}

/** What a filter says of one field, as far as an index can use it. */
export interface FieldBounds {
  /** The field equals one of these. */
  points: Value[] | undefined;
  low: Bound | undefined;
  high: Bound | undefined;
  /** The field matches this, which begins with a literal text. */
  pattern: BSONRegExp | undefined;
  /** All conditions as they were given, for judging partial indexes. */
  readonly conditions: Value[];
}

const rangeRanks: ReadonlySet<number> = new Set([
  rank.number,
  rank.string,
  rank.binData,
  rank.objectId,
  rank.bool,
  rank.date,
  rank.timestamp,
]);

const isPoint = (value: Value): boolean =>
  !(
    Array.isArray(value) ||
    value instanceof BSONRegExp ||
    value instanceof MinKey ||
    value instanceof MaxKey
  );

function addPoints(bounds: FieldBounds, points: Value[]): void {
  if (!points.every(isPoint)) return;
  const distinct = [...new Map(points.map((point) => [encodeKey(point), point])).values()];
  if (bounds.points === undefined || distinct.length < bounds.points.length) bounds.points = distinct;
}

function addOperator(bounds: FieldBounds, name: string, operand: Value): void {
  if (name === '$eq') addPoints(bounds, [operand]);
  else if (name === '$in' && Array.isArray(operand)) addPoints(bounds, operand);
  else if (rangeRanks.has(rankOf(operand)) && !Number.isNaN(toNumber(operand))) {
    if (name === '$gt' || name === '$gte') bounds.low ??= { value: operand, isInclusive: name === '$gte' };
    if (name === '$lt' || name === '$lte') bounds.high ??= { value: operand, isInclusive: name === '$lte' };
  }
}

/** The regular expression of `{ $regex, $options }`. */
function regexOperator(operators: Doc): BSONRegExp | undefined {
  const regex = operators.get('$regex');
  const options = operators.get('$options');
  if (typeof regex === 'string') return regularExpression(regex, typeof options === 'string' ? options : '');
  return regex instanceof BSONRegExp && options === undefined ? regex : undefined;
}

function addPattern(bounds: FieldBounds, regex: BSONRegExp | undefined): void {
  if (regex !== undefined && literalPrefix(regex) !== undefined) bounds.pattern ??= regex;
}

/** What holds for a field of one element of an array holds for the field's path, too. */
function withElements([name, condition]: [string, Value]): [string, Value][] {
  const element = isOperatorObject(condition) ? condition.get('$elemMatch') : undefined;
  if (!isDoc(element)) return [[name, condition]];
  const inner = conjuncts(element).filter(([field]) => !field.startsWith('$'));
  return [
    [name, condition],
    ...inner.map(([field, wanted]): [string, Value] => [`${name}.${field}`, wanted]),
  ];
}

/** Gathers what a filter's necessary conditions say of each field. */
export function fieldBounds(filter: Doc): Map<string, FieldBounds> {
  const fields = new Map<string, FieldBounds>();
  for (const [name, condition] of conjuncts(filter).flatMap(withElements)) {
    if (name.startsWith('$')) continue;
    let bounds = fields.get(name);
    if (bounds === undefined) {
      bounds = { points: undefined, low: undefined, high: undefined, pattern: undefined, conditions: [] };
      fields.set(name, bounds);
    }
    bounds.conditions.push(condition);
    if (condition instanceof BSONRegExp) addPattern(bounds, condition);
    else if (!isOperatorObject(condition)) addPoints(bounds, [condition]);
    else {
      for (const [operator, operand] of condition) addOperator(bounds, operator, operand);
      addPattern(bounds, regexOperator(condition));
    }
  }
  return fields;
}

/** Whether the bounds rule out null and missing values. */
export const impliesValue = (bounds: FieldBounds | undefined): boolean =>
  hasRange(bounds) ||
  bounds?.pattern !== undefined ||
  bounds?.points?.every((point) => point !== null) === true;

export const hasRange = (bounds: FieldBounds | undefined): boolean =>
  bounds !== undefined && (bounds.low !== undefined || bounds.high !== undefined);

/** Values that a key tells all of: whatever has the key is equal to them. */
const isScalar = (value: Value): boolean =>
  value === null ||
  ['string', 'number', 'bigint', 'boolean'].includes(typeof value) ||
  value instanceof ObjectId ||
  value instanceof Date;

const isRangeOperator = (name: string): boolean => ['$gt', '$gte', '$lt', '$lte'].includes(name);

/** Whether the points, or the range, are all that the filter says of the field. */
export function sayAll({ conditions, points, low, high }: FieldBounds): boolean {
  const [condition, ...others] = conditions;
  if (condition === undefined || others.length > 0) return false;
  if (!isOperatorObject(condition)) return isScalar(condition);
  const names = [...condition.keys()];
  if (names.length === 1 && (names[0] === '$eq' || names[0] === '$in'))
    return points?.every(isScalar) === true;
  const ends = [low, high].filter((bound) => bound !== undefined);
  // Below every number lies NaN, which no range holds.
  const hasCleanEnds = ends.every(({ value }) => isScalar(value) && !isNumber(value));
  const areOfOneType = new Set(ends.map(({ value }) => rankOf(value))).size === 1;
  return ends.length === names.length && hasCleanEnds && areOfOneType && names.every(isRangeOperator);
}

/** The first string behind all that begin with a prefix. */
export function successor(prefix: string): string {
  const last = prefix.length - 1;
  if (last < 0) return '\uffff';
  const unit = prefix.charCodeAt(last);
  if (unit === 0xffff) return successor(prefix.slice(0, last));
  return prefix.slice(0, last) + String.fromCharCode(unit + 1);
}

/** Keys from the first on, and before the second. */
export type KeyRange = readonly [low: string, high: string];

/** The keys of a range condition behind a prefix. On a multikey field one bound only holds for every match. */
export function rangeKeys(
  prefix: string,
  bounds: FieldBounds,
  direction: 1 | -1,
  isMultikey: boolean,
): KeyRange {
  const low = bounds.low;
  const high = isMultikey && low !== undefined ? undefined : bounds.high;
  const type = rankOf((low ?? high)!.value);
  // Two bounds of different types match nothing; a scan of one type finds that out.
  const isMixed = low !== undefined && high !== undefined && rankOf(high.value) !== type;
  const lowKey = low && encodeKey(low.value);
  const highKey = high && !isMixed ? encodeKey(high.value) : undefined;
  if (direction === 1) {
    return [
      lowKey === undefined
        ? prefix + typeStart(type)
        : low!.isInclusive
          ? prefix + lowKey
          : successor(prefix + lowKey),
      highKey === undefined
        ? prefix + typeEnd(type)
        : high!.isInclusive
          ? successor(prefix + highKey)
          : prefix + highKey,
    ];
  }
  const from = highKey === undefined ? undefined : prefix + descending(highKey);
  const to = lowKey === undefined ? undefined : prefix + descending(lowKey);
  const wholeType = prefix + descending(typeStart(type));
  return [
    from === undefined ? wholeType : high!.isInclusive ? from : successor(from),
    to === undefined ? successor(wholeType) : low!.isInclusive ? successor(to) : to,
  ];
}

/** The keys behind a prefix that a pattern may match: strings that begin with its text, and the pattern itself. */
export function patternKeys(prefix: string, pattern: BSONRegExp, direction: 1 | -1): KeyRange[] {
  // The key of a string ends with two units that those of longer ones do not have.
  const text = encodeKey(literalPrefix(pattern)).slice(0, -2);
  const ranges = [text, encodeKey(pattern)].map((key): KeyRange => {
    const low = prefix + (direction === 1 ? key : descending(key));
    return [low, successor(low)];
  });
  return direction === 1 ? ranges : ranges.reverse();
}
