import { ObjectId, Timestamp } from 'bson';
import { MongoError } from '../../errors';
import { typeName, type Maybe, type Value } from '../../bson/value';
import { fold, parameter } from '../constants';
import { checkFormat, formatDate } from './date-format';
import { readBinSize, readUnit, readWeekday, truncate } from './date-truncation';
import { isNullish, namedArguments, type ExpressionOperator } from './operator';
import { findZone, utc, type Zone } from './time-zone';

/** The milliseconds of what holds a date; undefined for anything else. */
function instant(value: Value): number | undefined {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  return value instanceof Timestamp ? value.high * 1000 : undefined;
}

/** Reads `timezone`; null where it is null. */
function readZone(name: Maybe): Zone | null {
  if (isNullish(name)) return null;
  if (typeof name !== 'string')
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeName(name)}`);
  return findZone(name);
}

/** Reads `format`; null where it is null. */
function readFormat(format: Maybe): string | null {
  if (isNullish(format)) return null;
  if (typeof format !== 'string') {
    throw new MongoError(
      18533,
      `$dateToString requires that 'format' be a string, found: ${typeName(format)}`,
    );
  }
  checkFormat(format);
  return format;
}

const isoFormat = '%Y-%m-%dT%H:%M:%S.%L';

const dateToString: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$dateToString', operand, {
    notAnObject: 18629,
    unknown: 18534,
    required: { date: 18628 },
    optional: ['format', 'timezone', 'onNull'],
  });
  const date = compile(fields.get('date')!);
  const onNull = compile(fields.get('onNull') ?? null);
  const formatOf = compile(fields.get('format') ?? null);
  const timezone = compile(fields.has('timezone') ? fields.get('timezone')! : 'UTC');
  const format = parameter(formatOf, readFormat);
  const zoneOf = parameter(timezone, readZone);
  return fold([date, onNull, formatOf, timezone], (scope) => {
    // The format and the zone are checked even when there is no date.
    const given = format(scope);
    const zone = zoneOf(scope);
    const value = date(scope);
    if (isNullish(value)) return onNull(scope);
    if (zone === null) return null;
    const pattern = fields.has('format') ? given : `${isoFormat}${zone === utc ? 'Z' : ''}`;
    if (pattern === null) return null;
    const at = instant(value);
    if (at === undefined)
      throw new MongoError(16006, `can't convert from BSON type ${typeName(value)} to Date`);
    return formatDate(pattern, at, zone(at));
  });
};

const dateTrunc: ExpressionOperator = (operand, compile) => {
  const fields = namedArguments('$dateTrunc', operand, {
    notAnObject: 5439007,
    unknown: 5439008,
    required: { date: 5439009, unit: 5439010 },
    optional: ['binSize', 'timezone', 'startOfWeek'],
  });
  const part = (name: string, fallback: Value) => compile(fields.has(name) ? fields.get(name)! : fallback);
  const parts = {
    date: part('date', null),
    unit: part('unit', null),
    binSize: part('binSize', 1),
    timezone: part('timezone', 'UTC'),
    startOfWeek: part('startOfWeek', 'sunday'),
  };
  const unitOf = parameter(parts.unit, readUnit);
  const binSizeOf = parameter(parts.binSize, readBinSize);
  const zoneOf = parameter(parts.timezone, readZone);
  return fold(Object.values(parts), (scope) => {
    const value = parts.date(scope);
    const binSize = binSizeOf(scope);
    const unit = unitOf(scope);
    if (isNullish(value) || binSize === null || unit === null) return null;
    const startOfWeek = unit === 'week' ? readWeekday(parts.startOfWeek(scope)) : 0;
    const zone = zoneOf(scope);
    if (startOfWeek === null || zone === null) return null;
    const at = instant(value);
    if (at === undefined) {
      throw new MongoError(5439012, `$dateTrunc requires 'date' to be a date, but got ${typeName(value)}`);
    }
    return new Date(truncate(at, unit, binSize, zone, startOfWeek));
  });
};

export const dateOperators: Readonly<Record<string, ExpressionOperator>> = {
  $dateToString: dateToString,
  $dateTrunc: dateTrunc,
};
