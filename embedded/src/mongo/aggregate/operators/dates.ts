import { ObjectId, Timestamp } from 'bson';
import { MongoError, badValue } from '../../errors';
import { toNumber, typeName, type Maybe, type Value } from '../../bson/value';
import type { Expression, Scope } from '../expression';
import { formatDate } from './date-format';
import { isNullish, namedArguments, type ExpressionOperator } from './operator';
import { findZone, instantOf, type Zone } from './time-zone';

const day = 24 * 60 * 60 * 1000;

function instant(value: Value, name: string): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.high * 1000;
  throw new MongoError(
    name === '$dateTrunc' ? 5439012 : 16006,
    `can't convert from BSON type ${typeName(value)} to Date`,
  );
}

/** Evaluates a time zone argument; undefined for UTC by default, null where the expression gives null. */
function zoneOf(expression: Expression | undefined, scope: Scope): Zone | null {
  if (expression === undefined) return findZone('UTC');
  const name = expression(scope);
  if (isNullish(name)) return null;
  if (typeof name !== 'string')
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeName(name)}`);
  return findZone(name);
}

const dateToString: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$dateToString', operand, ['date'], ['format', 'timezone', 'onNull']);
  const part = (name: string) => (fields.has(name) ? compile(fields.get(name)!) : undefined);
  const date = part('date')!;
  const format = part('format');
  const timezone = part('timezone');
  const onNull = part('onNull');
  const isUtc = timezone === undefined;
  return (scope) => {
    const value = date(scope);
    if (isNullish(value)) return onNull === undefined ? null : onNull(scope);
    const zone = zoneOf(timezone, scope);
    const pattern = format === undefined ? `%Y-%m-%dT%H:%M:%S.%L${isUtc ? 'Z' : ''}` : format(scope);
    if (zone === null || isNullish(pattern)) return null;
    if (typeof pattern !== 'string')
      throw new MongoError(
        18533,
        `$dateToString requires that 'format' be a string, found: ${typeName(pattern)}`,
      );
    const at = instant(value, '$dateToString');
    return formatDate(pattern, at, zone(at));
  };
};

/** Truncation counts bins from the start of the year 2000 in the zone's local time. */
const reference = Date.UTC(2000, 0, 1);

const fixedUnits: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};

const monthUnits: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function truncate(at: number, unit: string, bin: number, zone: Zone, startOfWeek: string): number {
  const floorTo = (value: number, size: number): number => Math.floor(value / size) * size;
  const fixed = fixedUnits[unit];
  if (fixed !== undefined) {
    const start = instantOf(reference, zone);
    return start + floorTo(at - start, fixed * bin);
  }
  const local = at + zone(at);
  if (unit === 'day') return instantOf(reference + floorTo(local - reference, day * bin), zone);
  if (unit === 'week') {
    const weekday = weekdays.findIndex((name) => name === startOfWeek || name.slice(0, 3) === startOfWeek);
    if (weekday === -1) throw new MongoError(5439015, `unknown day of week value: ${startOfWeek}`);
    // 2000-01-01 was a Saturday; weeks are counted from the first wanted weekday on or after it.
    const start = reference + ((weekday + 1) % 7) * day;
    return instantOf(start + floorTo(local - start, 7 * day * bin), zone);
  }
  const months = monthUnits[unit];
  if (months === undefined) throw new MongoError(9, `unknown time unit value: ${unit}`);
  const date = new Date(local);
  const count = floorTo((date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth(), months * bin);
  const first = new Date(0);
  first.setUTCFullYear(2000, count, 1);
  return instantOf(first.getTime(), zone);
}

const dateTrunc: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments(
    '$dateTrunc',
    operand,
    ['date', 'unit'],
    ['binSize', 'timezone', 'startOfWeek'],
  );
  const part = (name: string, fallback: Value): Expression => compile(fields.get(name) ?? fallback);
  const date = part('date', null);
  const unit = part('unit', null);
  const binSize = part('binSize', 1);
  const startOfWeek = part('startOfWeek', 'sunday');
  const timezone = fields.has('timezone') ? compile(fields.get('timezone')!) : undefined;
  return (scope) => {
    const values: Maybe[] = [date(scope), unit(scope), binSize(scope), startOfWeek(scope)];
    const zone = zoneOf(timezone, scope);
    if (zone === null || values.some(isNullish)) return null;
    const [when, unitName, bin, weekStart] = values as Value[];
    const bins = toNumber(bin);
    if (typeof unitName !== 'string' || typeof weekStart !== 'string')
      throw badValue('$dateTrunc requires strings');
    if (bins === undefined || !Number.isInteger(bins) || bins <= 0) {
      throw new MongoError(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
    }
    return new Date(truncate(instant(when!, '$dateTrunc'), unitName, bins, zone, weekStart.toLowerCase()));
  };
};

export const dateOperators: Readonly<Record<string, ExpressionOperator>> = {
  $dateToString: dateToString,
  $dateTrunc: dateTrunc,
};
