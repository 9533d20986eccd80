import type { ParamMap, Params } from '@angular/router';
import { ANALYTICS_INTERVALS, type AnalyticsInterval, type AnalyticsQuery } from '@switchboard/contracts';
import { type AskedRange, rangeParams, rangeQuery, readRange } from '../../shared/ui/day-field/asked-range';
import { fits } from './steps';

export const SECTIONS = ['overview', 'assistant', 'people', 'knowledge'] as const;
export type Section = (typeof SECTIONS)[number];

/** What is shown. It stands in the address, so that links and going back work. */
export interface Question extends AskedRange {
  readonly section: Section;
  /** null: what fits the range. */
  readonly interval: AnalyticsInterval | null;
}

const DEFAULT: Section = 'overview';

/** What the address says; a value that means nothing is passed over, and so are steps that do not fit. */
export function readAddress(params: ParamMap): Question {
  return fitting({
    section: oneOf(SECTIONS, params.get('section')) ?? DEFAULT,
    ...readRange(params),
    interval: oneOf(ANALYTICS_INTERVALS, params.get('interval')),
  });
}

/** For the address; what is as by default is left out. */
export function toParams(question: Question): Params {
  const { section, interval, ...range } = fitting(question);
  return { section: section === DEFAULT ? null : section, ...rangeParams(range), interval };
}

export function toQuery({ interval, ...range }: Question, now: Date, timezone: string): AnalyticsQuery {
  return { ...rangeQuery(range, now), timezone, ...(interval && { interval }) };
}

/** Steps chosen for one range give way to those that fit another. */
function fitting(question: Question): Question {
  const { interval } = question;
  return interval && !fits(interval, question) ? { ...question, interval: null } : question;
}

function oneOf<Name extends string>(names: readonly Name[], text: string | null): Name | null {
  return names.find((name) => name === text) ?? null;
}
