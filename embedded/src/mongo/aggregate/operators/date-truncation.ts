import { MongoError, failedToParse } from '../../errors';
import { toNumber, typeName, type Maybe } from '../../bson/value';
import { print } from '../../bson/print';
import { isNullish } from './operator';
import { instantOf, type Zone } from './time-zone';

const day = 24 * 60 * 60 * 1000;

const fixedUnits: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};

const monthUnits: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

const units = new Set([...Object.keys(fixedUnits), 'day', 'week', ...Object.keys(monthUnits)]);

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Bins are counted from the start of the year 2000 in the zone's local time. */
const reference = Date.UTC(2000, 0, 1);

/** Reads `unit`; null where it is null. */
export function readUnit(value: Maybe): string | null {
  if (isNullish(value)) return null;
  if (typeof value !== 'string')
    throw new MongoError(5439013, `$dateTrunc requires 'unit' to be a string, but got ${typeName(value)}`);
  if (!units.has(value))
    throw failedToParse(
      `$dateTrunc parameter 'unit' value parsing failed :: caused by :: unknown time unit value: ${value}`,
    );
  return value;
}

/** Reads `binSize`; null where it is null. */
export function readBinSize(value: Maybe): number | null {
  if (isNullish(value)) return null;
  const size = toNumber(value);
  if (size === undefined || !Number.isInteger(size)) {
    throw new MongoError(
      5439017,
      `$dateTrunc requires 'binSize' to be a 64-bit integer, but got value '${print(value)}' of type ${typeName(value)}`,
    );
  }
  if (size <= 0)
    throw new MongoError(
      5439018,
      `$dateTrunc requires 'binSize' to be greater than 0, but got value ${size}`,
    );
  return size;
}

/** Reads `startOfWeek` as a number, 0 for Sunday; null where it is null. */
export function readWeekday(value: Maybe): number | null {
  if (isNullish(value)) return null;
  if (typeof value !== 'string') {
    throw new MongoError(
      5439015,
      `$dateTrunc requires 'startOfWeek' to be a string, but got ${typeName(value)}`,
    );
  }
  const wanted = value.toLowerCase();
  const weekday = weekdays.findIndex((name) => name === wanted || name.slice(0, 3) === wanted);
  if (weekday === -1)
    throw new MongoError(
      5439016,
      `$dateTrunc parameter 'startOfWeek' value cannot be recognized as a day of a week: ${value}`,
    );
  return weekday;
}

/** The start of the bin that an instant falls into, all in milliseconds. */
export function truncate(at: number, unit: string, bin: number, zone: Zone, startOfWeek: number): number {
  const floorTo = (value: number, size: number): number => Math.floor(value / size) * size;
  const fixed = fixedUnits[unit];
  if (fixed !== undefined) {
    const start = instantOf(reference, zone);
    return start + floorTo(at - start, fixed * bin);
  }
  const local = at + zone(at);
  if (unit === 'day') return instantOf(reference + floorTo(local - reference, day * bin), zone);
  if (unit === 'week') {
    // 2000-01-01 was a Saturday; weeks are counted from the first wanted weekday on or after it.
    const start = reference + ((startOfWeek + 1) % 7) * day;
    return instantOf(start + floorTo(local - start, 7 * day * bin), zone);
  }
  const date = new Date(local);
  const count = floorTo((date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth(), monthUnits[unit]! * bin);
  const first = new Date(0);
  first.setUTCFullYear(2000, count, 1);
  return instantOf(first.getTime(), zone);
}
