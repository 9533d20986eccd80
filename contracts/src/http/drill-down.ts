import type { Category, ConversationStatus, Priority, Sentiment } from '../domain/conversation';
import type { DrillFigure } from '../domain/drill-down';
import type { ReportIssue, ReportStatus } from '../domain/reports';
import type { AnalyticsQuery } from './analytics';
import type { CursorMeta } from './envelope';
import type { UserSummary } from './users';

/** What a figure is asked for by; GET /analytics/drill-down/export has it all in one file. */
export interface DrillDownFilters extends Pick<AnalyticsQuery, 'from' | 'to' | 'timezone'> {
  figure: DrillFigure;
  /** Of what it is counted: a status, an agent's id, a model; without it all together. */
  of?: string;
  /** A cell of the heat map, with `hour`: 1 is Monday, 7 Sunday, in the time zone. */
  weekday?: number;
  /** 0 to 23. */
  hour?: number;
}

/** GET /analytics/drill-down */
export interface DrillDownQuery extends DrillDownFilters {
  limit?: number;
  cursor?: string;
}

/** A conversation that is counted in a figure, or a report, where the figure counts reports. */
export interface DrillDownRow {
  /** Of the report, or of the conversation. */
  _id: string;
  conversation: {
    _id: string;
    title: string;
    status: ConversationStatus;
    category: Category;
    sentiment: Sentiment;
    /** null: the account is gone. */
    customer: UserSummary | null;
  };
  report: { _id: string; issueType: ReportIssue; status: ReportStatus; priority: Priority } | null;
  /** What it adds to the figure: its messages, its hand-overs ... */
  count: number;
  /** When that happened last. */
  at: string;
  /** Of the message, where messages are counted. */
  seq: number | null;
}

/** Latest first. */
export interface DrillDownMeta extends CursorMeta {
  /** The figure. The counts of all rows add up to it, unless some of what was counted is deleted since. */
  total: number;
  /** The name of the agent, or the question of the FAQ, that `of` is; null where it is neither, or is gone. */
  subject: string | null;
  /** Widened to whole quarters of an hour, as of the figure. */
  from: string;
  to: string;
  timezone: string;
}
