import type { ParamMap, Params } from '@angular/router';
import { ANALYTICS_YEARS } from '@switchboard/contracts';
import { dayIn, dayOf, daysAfter, isReversed } from './days';

/** Ranges that end now, in hours. */
export const PRESETS = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 } as const;
export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];
export const RANGE_NAMES = [...PRESET_NAMES, 'custom'] as const;

/** Which time figures are asked of. It stands in the address, so that links and going back work. */
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

const DEFAULT: Preset = '30d';

/** What the address says; a value that means nothing is passed over. */
export function readRange(params: ParamMap): AskedRange {
  const from = dayIn(params.get('from'));
  const to = dayIn(params.get('to'));
  const range = RANGE_NAMES.find((name) => name === params.get('range')) ?? DEFAULT;
  return { range: from || to ? 'custom' : range, from, to };
}

/** For the address; what is as by default is left out. */
export function rangeParams({ range, from, to }: AskedRange): Params {
  const isCustom = range === 'custom';
  return {
    range: range === DEFAULT || (isCustom && (from || to)) ? null : range,
    from: isCustom ? from : null,
    to: isCustom ? to : null,
  };
}

/** For the server, of days that have no problem. */
export function rangeQuery({ range, from, to }: AskedRange, now: Date): { from: string; to?: string } {
  if (range === 'custom' && from && to) return { from, to: daysAfter(to, 1) };
  return { from: beginOf(range === 'custom' ? DEFAULT : range, now).toISOString() };
}

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

/** What another range begins with: days of one's own with those that are shown already. */
export function turnedTo(range: AskedRange['range'], shown: AskedRange, now: Date): AskedRange {
  if (range !== 'custom') return { range, from: null, to: null };
  return shown.range === 'custom' ? shown : { range, ...daysOf(shown.range, now) };
}

/** The days that a range touches at this moment, to go on from. */
export function daysOf(range: Preset, now: Date): Pick<AskedRange, 'from' | 'to'> {
  return { from: dayOf(beginOf(range, now)), to: dayOf(now) };
}

function beginOf(range: Preset, now: Date): Date {
  return new Date(now.getTime() - PRESETS[range] * 3_600_000);
}

/** From the 29th of February to the 28th where there is no other. */
function yearsAfter(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}
