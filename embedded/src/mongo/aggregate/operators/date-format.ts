import { MongoError } from '../../errors';

const day = 24 * 60 * 60 * 1000;
const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Years have four digits, and only these. */
function year(value: number): string {
  if (value >= 0 && value <= 9999) return pad(value, 4);
  throw new MongoError(
    18537,
    `Could not convert date to string: date component was outside the supported range of 0-9999: ${value}`,
  );
}

const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / day) + 1;
const isoWeekday = (date: Date): number => date.getUTCDay() || 7;

/** ISO 8601 weeks belong to the year of their Thursday. */
function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (4 - isoWeekday(date)) * day);
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

const month = (date: Date, style: 'short' | 'long'): string =>
  date.toLocaleString('en-US', { month: style, timeZone: 'UTC' });

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
}

/** Each specifier's text, from the local time (held as if it were UTC) and the offset in milliseconds. */
const specifiers: Readonly<Record<string, (local: Date, offset: number) => string>> = {
  '%': () => '%',
  Y: (local) => year(local.getUTCFullYear()),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(dayOfYear(local), 3),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(isoWeekday(local)),
  U: (local) => pad(Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7), 2),
  V: (local) => pad(isoWeek(local).week, 2),
  G: (local) => year(isoWeek(local).year),
  b: (local) => month(local, 'short'),
  B: (local) => month(local, 'long'),
  z: (_local, offset) => offsetText(offset),
  Z: (_local, offset) => String(offset / 60_000),
};

/** Throws MongoDB's error for a format with an unknown specifier or a stray `%`. */
export function checkFormat(format: string): void {
  for (const [, name] of format.matchAll(/%(.?)/gsu)) {
    if (name === '') throw new MongoError(18535, "Unmatched '%' at end of format string");
    if (!Object.hasOwn(specifiers, name!))
      throw new MongoError(18536, `Invalid format character '%${name}' in format string`);
  }
}

/** Formats an instant by a checked format; `offset` is the zone's, in milliseconds. */
export function formatDate(format: string, instant: number, offset: number): string {
  const local = new Date(instant + offset);
  return format.replace(/%(.)/gsu, (_, name: string) => specifiers[name]!(local, offset));
}
