import type { ParamMap, Params } from '@angular/router';
import { ANALYTICS_INTERVALS, type AnalyticsInterval, type AnalyticsQuery } from '@switchboard/contracts';

export const SECTIONS = ['overview', 'assistant', 'people', 'knowledge'] as const;
export type Section = (typeof SECTIONS)[number];

/** Ranges that end now, in hours. */
export const PRESETS = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 } as const;
export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

/** What is shown. It stands in the address, so that links and going back work. */
export interface Question {
  readonly section: Section;
  readonly range: Preset | 'custom';
  /** Days in the reader's zone, as `2026-03-01`; both belong to the range. */
  readonly from: string | null;
  readonly to: string | null;
  /** null: what fits the range. */
  readonly interval: AnalyticsInterval | null;
}

const DEFAULT: Question = { section: 'overview', range: '30d', from: null, to: null, interval: null };
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What the address says; a value that means nothing is passed over. */
export function readAddress(params: ParamMap): Question {
  const from = dayOf(params.get('from'));
  const to = dayOf(params.get('to'));
  const preset = oneOf(PRESET_NAMES, params.get('range'));
  return {
    section: oneOf(SECTIONS, params.get('section')) ?? DEFAULT.section,
    range: from && to ? 'custom' : (preset ?? DEFAULT.range),
    from: from && to ? from : null,
    to: from && to ? to : null,
    interval: oneOf(ANALYTICS_INTERVALS, params.get('interval')),
  };
}

/** For the address; what is as by default is left out. */
export function toParams({ section, range, from, to, interval }: Question): Params {
  return {
    section: section === DEFAULT.section ? null : section,
    range: range === DEFAULT.range || range === 'custom' ? null : range,
    from: range === 'custom' ? from : null,
    to: range === 'custom' ? to : null,
    interval,
  };
}

export function toQuery(
  { range, from, to, interval }: Question,
  now: Date,
  timezone: string,
): AnalyticsQuery {
  const chosen = interval ? { interval } : {};
  if (range === 'custom' && from && to) return { from, to: nextDay(to), timezone, ...chosen };
  const hours = PRESETS[range === 'custom' ? '30d' : range];
  return { from: new Date(now.getTime() - hours * 3_600_000).toISOString(), timezone, ...chosen };
}

/** The calendar's next day, whatever clocks do. */
function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function dayOf(text: string | null): string | null {
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function oneOf<Name extends string>(names: readonly Name[], text: string | null): Name | null {
  return names.find((name) => name === text) ?? null;
}
