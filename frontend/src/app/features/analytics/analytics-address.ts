import type { ParamMap, Params } from '@angular/router';
import { ANALYTICS_INTERVALS, type AnalyticsInterval, type AnalyticsQuery } from '@switchboard/contracts';
import { dayIn, daysAfter } from '../../shared/ui/day-field/days';
import { type AskedRange, PRESETS, PRESET_NAMES, fits } from './asked-range';

export const SECTIONS = ['overview', 'assistant', 'people', 'knowledge'] as const;
export type Section = (typeof SECTIONS)[number];

/** What is shown. It stands in the address, so that links and going back work. */
export interface Question extends AskedRange {
  readonly section: Section;
  /** null: what fits the range. */
  readonly interval: AnalyticsInterval | null;
}

const DEFAULT: Question = { section: 'overview', range: '30d', from: null, to: null, interval: null };

/** What the address says; a value that means nothing is passed over, and so are steps that do not fit. */
export function readAddress(params: ParamMap): Question {
  const from = dayIn(params.get('from'));
  const to = dayIn(params.get('to'));
  const range = oneOf([...PRESET_NAMES, 'custom'] as const, params.get('range')) ?? DEFAULT.range;
  return fitting({
    section: oneOf(SECTIONS, params.get('section')) ?? DEFAULT.section,
    range: from || to ? 'custom' : range,
    from,
    to,
    interval: oneOf(ANALYTICS_INTERVALS, params.get('interval')),
  });
}

/** For the address; what is as by default is left out. */
export function toParams(question: Question): Params {
  const { section, range, from, to, interval } = fitting(question);
  const isCustom = range === 'custom';
  return {
    section: section === DEFAULT.section ? null : section,
    range: range === DEFAULT.range || (isCustom && (from || to)) ? null : range,
    from: isCustom ? from : null,
    to: isCustom ? to : null,
    interval,
  };
}

export function toQuery(
  { range, from, to, interval }: Question,
  now: Date,
  timezone: string,
): AnalyticsQuery {
  const chosen = interval ? { interval } : {};
  if (range === 'custom' && from && to) return { from, to: daysAfter(to, 1), timezone, ...chosen };
  const hours = PRESETS[range === 'custom' ? '30d' : range];
  return { from: new Date(now.getTime() - hours * 3_600_000).toISOString(), timezone, ...chosen };
}

/** Steps chosen for one range give way to those that fit another. */
function fitting(question: Question): Question {
  const { interval } = question;
  return interval && !fits(interval, question) ? { ...question, interval: null } : question;
}

function oneOf<Name extends string>(names: readonly Name[], text: string | null): Name | null {
  return names.find((name) => name === text) ?? null;
}
