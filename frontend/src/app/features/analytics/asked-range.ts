import { ANALYTICS_POINTS, ANALYTICS_YEARS, type AnalyticsInterval } from '@switchboard/contracts';
import { dayOf, daysAfter, isReversed } from '../../shared/ui/day-field/days';

/** Ranges that end now, in hours. */
export const PRESETS = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 } as const;
export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

export interface AskedRange {
  readonly range: Preset | 'custom';
  /** Days in the reader's zone, as `2026-03-01`; both belong to the range. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What is wrong with days that somebody chose, and with which of them. */
export interface RangeProblem {
  readonly day: 'from' | 'to';
  readonly kind: 'missing' | 'reversed' | 'future' | 'tooLong';
}

/** Of each step at least so many hours; the shortest month has 28 days. */
const STEP_HOURS: Record<AnalyticsInterval, number> = { hour: 1, day: 24, week: 7 * 24, month: 28 * 24 };

/** As the server would, but before it is asked: a request can only be refused. */
export function rangeProblem({ range, from, to }: AskedRange, now: Date): RangeProblem | null {
  if (range !== 'custom') return null;
  if (!from) return { day: 'from', kind: 'missing' };
  if (!to) return { day: 'to', kind: 'missing' };
  if (from > dayOf(now)) return { day: 'from', kind: 'future' };
  if (isReversed(from, to)) return { day: 'to', kind: 'reversed' };
  if (daysAfter(to, 1) > yearsAfter(from, ANALYTICS_YEARS)) return { day: 'to', kind: 'tooLong' };
  return null;
}

/** Whether a range in these steps has no more points than it may. */
export function fits(interval: AnalyticsInterval, { range, from, to }: AskedRange): boolean {
  if (range === 'custom' && !(from && to)) return true;
  const hours = range === 'custom' ? 24 * daysIn(from ?? '', to ?? '') : PRESETS[range];
  return hours / STEP_HOURS[interval] <= ANALYTICS_POINTS;
}

/** The days that a range touches at this moment, to go on from. */
export function daysOf(range: Preset, now: Date): Pick<AskedRange, 'from' | 'to'> {
  return { from: dayOf(new Date(now.getTime() - PRESETS[range] * 3_600_000)), to: dayOf(now) };
}

function daysIn(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/** From the 29th of February to the 28th where there is no other. */
function yearsAfter(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}
