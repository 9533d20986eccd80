import { MongoError } from '../../errors';

const minute = 60_000;
const quarterHour = 15 * minute;

/** Gives the offset from UTC, in milliseconds, that a zone has at an instant. */
export type Zone = (instant: number) => number;

export const utc: Zone = () => 0;
const zones = new Map<string, Zone>([
  ['UTC', utc],
  ['GMT', utc],
]);

const fixedOffset = /^([+-])(\d\d)(?::?(\d\d))?$/;

function namedZone(name: string): Zone {
  let formatter: Intl.DateTimeFormat;
  try {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError)
      throw new MongoError(40485, `unrecognized time zone identifier: "${name}"`);
    throw error;
  }
  // Formatting is slow, and offsets change on quarter hours only.
  const known = new Map<number, number>();
  return (instant) => {
    const slot = Math.floor(instant / quarterHour);
    let offset = known.get(slot);
    if (offset === undefined) {
      offset = offsetAt(formatter, slot * quarterHour);
      if (known.size > 50_000) known.clear();
      known.set(slot, offset);
    }
    return offset;
  };
}

function offsetAt(formatter: Intl.DateTimeFormat, instant: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(instant)) parts[type] = value;
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
  const local = new Date(0);
  local.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
  local.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
  return local.getTime() - instant;
}

/** Finds a zone by Olson name ("Europe/Berlin") or offset ("+03:30"); throws code 40485 for an unknown one. */
export function findZone(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    const fixed = fixedOffset.exec(name);
    if (fixed !== null) {
      const sign = fixed[1] === '-' ? -1 : 1;
      const offset = sign * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * minute;
      zone = offset === 0 ? utc : () => offset;
    } else zone = namedZone(name);
    zones.set(name, zone);
  }
  return zone;
}

/** The instant at which the zone's clocks show a local time, given as if it were UTC. */
export function instantOf(local: number, zone: Zone): number {
  const day = 24 * 60 * minute;
  // The offsets before and after any change nearby; the earlier offset wins, so a repeated hour is its first.
  for (const offset of [zone(local - day), zone(local + day)]) {
    if (zone(local - offset) === offset) return local - offset;
  }
  // The local time was skipped: the clocks jump forward over it.
  return local - zone(local - day);
}
