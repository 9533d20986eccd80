import { IANAZone } from 'luxon';
import { QUARTER } from '../rollups/periods';

const DAYS = 7;
const HOURS = 24;
const HOUR = 4 * QUARTER;
const MINUTE = 60_000;
/** The epoch began on a Thursday. */
const EPOCH_WEEKDAY = 3;

/** Quarters of an hour, one after another. */
export interface Heat {
  from: Date;
  values: readonly number[];
}

/** Seven weekdays from Monday of 24 hours each, as the clocks in that zone show them. */
export function weeklyHeat(heats: Iterable<Heat>, timezone: string): number[][] {
  const zone = IANAZone.create(timezone);
  const week = Array.from({ length: DAYS }, () => new Array<number>(HOURS).fill(0));
  for (const { from, values } of heats) {
    const offsetAt = offsetsBetween(zone, from.getTime(), from.getTime() + values.length * QUARTER);
    values.forEach((value, place) => {
      if (!value) return;
      const at = from.getTime() + place * QUARTER;
      const { weekday, hour } = placeIn(at + offsetAt(at));
      const day = week[weekday];
      if (day) day[hour] = (day[hour] ?? 0) + value;
    });
  }
  return week;
}

/** Whether a moment is in one cell of that. @param weekday 0 is Monday */
export function isInCell(moment: Date, weekday: number, hour: number, timezone: string): boolean {
  const at = moment.getTime();
  const place = placeIn(at + IANAZone.create(timezone).offset(at) * MINUTE);
  return place.weekday === weekday && place.hour === hour;
}

/** @param local milliseconds as the clocks there count them */
function placeIn(local: number): { weekday: number; hour: number } {
  return {
    weekday: (Math.floor(local / (HOURS * HOUR)) + EPOCH_WEEKDAY) % DAYS,
    hour: Math.floor(local / HOUR) % HOURS,
  };
}

/** Milliseconds. Asking a zone costs: where clocks are not changed in between, once is enough. */
function offsetsBetween(zone: IANAZone, from: number, to: number): (at: number) => number {
  const offset = (at: number) => zone.offset(at) * MINUTE;
  const first = offset(from);
  return first === offset(to) ? () => first : offset;
}
