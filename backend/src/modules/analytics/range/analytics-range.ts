import {
  ANALYTICS_POINTS,
  ANALYTICS_YEARS,
  type AnalyticsInterval,
  type AnalyticsQuery,
} from '@switchboard/contracts';
import { DateTime, IANAZone, type DurationLikeObject } from 'luxon';
import { DomainError } from '../../../platform/errors/domain.error';
import { endOfQuarter, startOf } from '../rollups/periods';
import { zoneOf } from './zoned-time';

export interface Stretch {
  from: Date;
  to: Date;
}

/** What somebody wants to see: a stretch between quarters of an hour, in points as their clocks and calendars have them. */
export interface AnalyticsRange extends Stretch {
  interval: AnalyticsInterval;
  timezone: string;
  /** Each lasts until the next one, the last one until `to`. */
  points: Date[];
  /** As many days, or as much time, just before. */
  previous: Stretch;
}

const STEP: Record<AnalyticsInterval, DurationLikeObject> = {
  hour: { hours: 1 },
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
};

/** Days up to which a range is shown in hours, days and weeks when nobody says otherwise. */
const SHOWN_IN: readonly [AnalyticsInterval, number][] = [
  ['hour', 2],
  ['day', 92],
  ['week', 366],
];
const DEFAULT_DAYS = 30;
const LONGEST = { years: ANALYTICS_YEARS } as const;

/** @throws DomainError VALIDATION_FAILED naming the field */
export function rangeOf(query: AnalyticsQuery, now: Date): AnalyticsRange {
  const timezone = zoneOf(query);
  const zone = IANAZone.create(timezone);
  if (!zone.isValid)
    throw refused('timezone', `${timezone} is no time zone of IANA's, such as Europe/Berlin`);
  const until = query.to === undefined ? DateTime.fromJSDate(now, { zone }) : momentOf('to', query.to, zone);
  const since =
    query.from === undefined ? until.minus({ days: DEFAULT_DAYS }) : momentOf('from', query.from, zone);
  checkOrder(since, until, now);
  const from = startOf('quarter', since.toJSDate());
  const to = endOfQuarter(until.toJSDate());
  const interval = query.interval ?? intervalFor(until.diff(since, 'days').days);
  const [first, last] = [DateTime.fromJSDate(from, { zone }), DateTime.fromJSDate(to, { zone })];
  return {
    from,
    to,
    interval,
    timezone,
    points: pointsOf(first, last, interval),
    previous: { from: before(first, last), to: from },
  };
}

function momentOf(field: string, text: string, zone: IANAZone): DateTime {
  const moment = DateTime.fromISO(text, { zone });
  if (!moment.isValid) throw refused(field, 'is no date');
  return text.includes('T') ? moment : beginningOf(moment, 'day');
}

function checkOrder(since: DateTime, until: DateTime, now: Date): void {
  if (since >= until) throw refused('to', 'must be after from', 'A range has to end after it begins.');
  if (since > DateTime.fromJSDate(now)) {
    throw refused(
      'from',
      'lies in the future: nothing has happened yet',
      'This range lies in the future: nothing has happened yet.',
    );
  }
  if (until > since.plus(LONGEST))
    throw refused('to', 'may be at most two years after from', 'A range may be two years long at most.');
}

function intervalFor(days: number): AnalyticsInterval {
  return SHOWN_IN.find(([, most]) => days <= most)?.[0] ?? 'month';
}

/** The first and the last may be shorter. On the days when clocks are changed there are 23 or 25 hours. */
function pointsOf(from: DateTime, to: DateTime, interval: AnalyticsInterval): Date[] {
  const begun = beginningOf(from, interval);
  const points: Date[] = [];
  for (let step = 0; ; step++) {
    const at = beginningOf(begun.plus(times(STEP[interval], step)), interval);
    if (at >= to) return points;
    if (points.length === ANALYTICS_POINTS) throw tooManyPoints(interval);
    // Of an hour that a change of clocks repeats, both are points; of one that it leaves out, none is.
    const point = at < from ? from : at;
    if (points.at(-1)?.getTime() !== point.toMillis()) points.push(point.toJSDate());
  }
}

/** Where clocks are changed at midnight, a day begins at one o'clock, or at the first of two midnights. */
function beginningOf(moment: DateTime, interval: AnalyticsInterval): DateTime {
  const begun = moment.startOf(interval);
  const hourBefore = begun.minus({ hours: 1 });
  return interval !== 'hour' && hourBefore.day === begun.day ? hourBefore : begun;
}

function times(step: DurationLikeObject, factor: number): DurationLikeObject {
  return Object.fromEntries(Object.entries(step).map(([unit, count]) => [unit, Number(count) * factor]));
}

/** Whole days stay whole days, whatever clocks did in between, and where a day has no midnight. */
function before(from: DateTime, to: DateTime): Date {
  if (beginsDay(from) && beginsDay(to)) {
    const days = noonOf(to).diff(noonOf(from), 'days').days;
    return beginningOf(from.minus({ days }), 'day').toJSDate();
  }
  const days = to.diff(from, 'days').days;
  const moved = Number.isInteger(days) ? from.minus({ days }) : from.minus(to.diff(from));
  return startOf('quarter', moved.toJSDate());
}

function beginsDay(moment: DateTime): boolean {
  return moment.toMillis() === beginningOf(moment, 'day').toMillis();
}

/** Every day has one: days can be counted between them. */
function noonOf(moment: DateTime): DateTime {
  return moment.startOf('day').set({ hour: 12 });
}

function tooManyPoints(interval: AnalyticsInterval): DomainError {
  return refused(
    'interval',
    `${interval} makes more than ${ANALYTICS_POINTS} points of this range: choose a longer one, or a shorter range`,
  );
}

/** @param message for whoever chose the range on a page and knows no fields */
function refused(field: string, problem: string, message = `${field} ${problem}.`): DomainError {
  return new DomainError('VALIDATION_FAILED', message, { details: [{ field, problem }] });
}
