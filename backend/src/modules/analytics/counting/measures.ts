/** What trends show: kept beside each rollup's counters in this order, so that a trend reads nothing else. */
export const TREND_MEASURES = [
  'messages|user',
  'messages|ai',
  'messages|agent',
  'conversations',
  'resolved',
  'resolved_alone',
  'handovers',
  'reports',
  'tokens',
  'spent',
] as const;
export type TrendMeasure = (typeof TREND_MEASURES)[number];

/** The measure that the heat map is made of. */
export const HEAT_MEASURE = 'messages|user';

/** Dollars are counted in billionths, so that sums are exact. */
export const NANO = 1e9;
