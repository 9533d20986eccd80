/** Milliseconds. Every offset that is in use is a multiple of it. */
export const QUARTER = 15 * 60_000;

const DAY = 96 * QUARTER;

/** Lengths in ms that rollups are kept for, in UTC; each is made of whole ones of the length before. */
const LENGTHS = { quarter: QUARTER, hour: 4 * QUARTER, day: DAY, week: 7 * DAY, 'four-weeks': 28 * DAY };
export type Level = keyof typeof LENGTHS;
/** The shortest first. */
export const LEVELS = Object.keys(LENGTHS) as Level[];

/** From where they are laid out: a Monday. */
const FIRST = Date.UTC(1970, 0, 5);

export interface Period {
  level: Level;
  from: Date;
}

/** When the period of a level began that a moment is in. */
export function startOf(level: Level, moment: Date): Date {
  const length = LENGTHS[level];
  return new Date(FIRST + Math.floor((moment.getTime() - FIRST) / length) * length);
}

export function endOf({ level, from }: Period): Date {
  return new Date(from.getTime() + LENGTHS[level]);
}

/** The next multiple of a quarter of an hour. */
export function endOfQuarter(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / QUARTER) * QUARTER);
}

/** The fewest periods that together are a stretch between two quarters of an hour. @param longest level to use */
export function periodsOf(from: Date, to: Date, longest: Level = 'four-weeks'): Period[] {
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
