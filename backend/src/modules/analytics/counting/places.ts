import { startOf } from '../rollups/periods';

/** What is counted and belongs to a conversation. */
export const COUNTABLE_SOURCES = ['messages', 'conversations', 'reports'] as const;
export type CountableSource = (typeof COUNTABLE_SOURCES)[number];

/** What is counted, each by itself. */
export const SOURCES = [...COUNTABLE_SOURCES, 'opinions', 'spending', 'gaps'] as const;
export type Source = (typeof SOURCES)[number];

/** A quarter of an hour of one source, which may not be what it was. */
export interface Place {
  source: Source;
  from: Date;
}

/** Where these moments are, each place once. */
export function placesOf(source: Source, moments: Date[]): Place[] {
  const quarters = new Set(moments.map((moment) => startOf('quarter', moment).getTime()));
  return [...quarters].map((quarter) => ({ source, from: new Date(quarter) }));
}
