/** Milliseconds. Every offset that is in use is a multiple of it. */
export const QUARTER = 15 * 60_000;

/** Lengths that rollups are kept for, in UTC; each is made of whole ones of the length before. */
export const LEVELS = ['quarter', 'hour', 'day', 'month'] as const;
export type Level = (typeof LEVELS)[number];

export interface Period {
  level: Level;
  from: Date;
}

const FIXED: Partial<Record<Level, number>> = { quarter: QUARTER, hour: 4 * QUARTER, day: 96 * QUARTER };

/** When the period of a level began that a moment is in. */
export function startOf(level: Level, moment: Date): Date {
  const length = FIXED[level];
  const time = moment.getTime();
  return length
    ? new Date(Math.floor(time / length) * length)
    : new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth()));
}

export function endOf({ level, from }: Period): Date {
  const length = FIXED[level];
  return length
    ? new Date(from.getTime() + length)
    : new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1));
}

/** The next multiple of a quarter of an hour. */
export function endOfQuarter(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / QUARTER) * QUARTER);
}

/** The fewest periods that together are a stretch between two quarters of an hour. @param longest level to use */
export function periodsOf(from: Date, to: Date, longest: Level = 'month'): Period[] {
  const levels = LEVELS.slice(0, LEVELS.indexOf(longest) + 1);
  const periods: Period[] = [];
  for (let at = from; at < to;) {
    const period = longestFrom(at, to, levels);
    periods.push(period);
    at = endOf(period);
  }
  return periods;
}

function longestFrom(from: Date, to: Date, levels: readonly Level[]): Period {
  const fits = levels
    .map((level) => ({ level, from }))
    .filter((period) => startOf(period.level, from).getTime() === from.getTime() && endOf(period) <= to);
  const longest = fits.at(-1);
  if (!longest) throw new Error('a stretch must lie between quarters of an hour');
  return longest;
}
