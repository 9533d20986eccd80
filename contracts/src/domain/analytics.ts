/** Lengths of the points that a range is shown in; days, weeks (from Monday) and months are those of the time zone. */
export const ANALYTICS_INTERVALS = ['hour', 'day', 'week', 'month'] as const;
export type AnalyticsInterval = (typeof ANALYTICS_INTERVALS)[number];

/** Points that one range may have. */
export const ANALYTICS_POINTS = 400;

/** How long one range may be. */
export const ANALYTICS_YEARS = 2;

/** What can be had as a CSV file. */
export const ANALYTICS_TABLES = [
  'trend',
  'heat-map',
  'conversations',
  'handovers',
  'reports',
  'timings',
  'confidence',
  'models',
  'spending',
  'moderation',
  'agents',
  'faqs',
] as const;
export type AnalyticsTable = (typeof ANALYTICS_TABLES)[number];

/** What the time of an answer goes into, one after another, and the two sums that a customer feels. */
export const ANSWER_STAGES = [
  'first_token',
  'full_answer',
  'queue',
  'retrieval',
  'model',
  'delivery',
] as const;
export type AnswerStage = (typeof ANSWER_STAGES)[number];

/** Days in which a resolved conversation must not be reopened to count as resolved for good. */
export const LASTING_DAYS = 7;
