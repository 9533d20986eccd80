import type { AnalyticsInterval, AnalyticsTable, AnswerStage } from '../domain/analytics';
import type { Category, ConversationStatus, EscalationReason, Sentiment } from '../domain/conversation';
import type { MessageFlag } from '../domain/message';
import type { ReportIssue, ReportStatus } from '../domain/reports';
import type { StaffConversationView } from './conversations';
import type { UserSummary } from './users';

export interface AnalyticsQuery {
  /** A moment, or a day, which begins in the time zone; without it 30 days before `to`. */
  from?: string;
  /** Likewise, and not in the range any more; without it now. */
  to?: string;
  /** Without it one that fits the range. */
  interval?: AnalyticsInterval;
  /** Of IANA's; without it UTC. */
  timezone?: string;
}

/** GET /analytics/export */
export interface AnalyticsExportQuery extends AnalyticsQuery {
  table: AnalyticsTable;
}

export interface AnalyticsMeta {
  /** Widened to whole quarters of an hour. */
  from: string;
  to: string;
  interval: AnalyticsInterval;
  timezone: string;
  /** What `previous` is of: as many days, or as much time, just before. */
  previous: { from: string; to: string };
  /** Everything that happened before is counted; null before anything was. */
  asOf: string | null;
  /** false while a new installation still counts what is old. */
  isComplete: boolean;
}

/** Milliseconds; null when nothing was measured. Percentiles are right to within 5 %, the average is exact. */
export interface Distribution {
  count: number;
  average: number | null;
  p50: number | null;
  p95: number | null;
}

/** One stretch of the range. */
export interface AnalyticsPoint {
  from: string;
  /** What everybody in a conversation could see, by sender. */
  messages: { user: number; ai: number; agent: number };
  /** Begun. */
  conversations: number;
  resolved: number;
  resolvedWithoutPerson: number;
  /** How often people were asked for. */
  handovers: number;
  reports: number;
  tokens: number;
  /** US dollars. */
  cost: number;
}

/** What is compared with the time before. */
export interface OverviewFigures {
  /** Begun in the range, as they stand now. */
  conversations: { total: number } & Record<ConversationStatus, number>;
  messages: { total: number; ai: number; user: number; agent: number };
  /** Of the customers' messages. */
  sentiment: Record<Sentiment, number>;
  /** Filed in the range, as they stand now. */
  reports: { total: number } & Record<ReportStatus, number>;
  /** Milliseconds; null when there is nothing to average. */
  performance: {
    /** From a question to the assistant's answer. */
    averageResponseTime: number | null;
    /** From when a person was needed to a person's answer. */
    averageFirstResponseTime: number | null;
    /** Of a person's work, until the conversation was resolved. */
    averageResolutionTime: number | null;
    /** 1 to 5. */
    averageRating: number | null;
  };
}

/** GET /analytics/dashboard */
export interface AnalyticsDashboard extends OverviewFigures {
  /** Now, whatever the range. */
  users: {
    total: number;
    customers: number;
    agents: number;
    admins: number;
    /** Connected, by role. */
    online: number;
    onlineByRole: { customer: number; agent: number; admin: number };
  };
  trend: AnalyticsPoint[];
  /** Customers' messages: seven weekdays from Monday of 24 hours each, in the time zone. */
  heatMap: number[][];
  recentConversations: StaffConversationView[];
  topFaqs: FaqFigures[];
  previous: OverviewFigures;
}

export interface ConversationFigures {
  total: number;
  byStatus: Record<ConversationStatus, number>;
  byCategory: Record<Category, number>;
  bySentiment: Record<Sentiment, number>;
  /** How often people were asked for, by reason. */
  handovers: Record<EscalationReason, number>;
  reportsByIssue: Record<ReportIssue, number>;
}

/** GET /analytics/conversations */
export interface ConversationAnalytics extends ConversationFigures {
  /** Begun. */
  trend: { from: string; count: number }[];
  previous: ConversationFigures;
}

export interface AiFigures {
  /** Answers shown. */
  answers: number;
  /** Of these: those that said that they do not know. */
  unknown: number;
  /** Questions that nothing could answer. */
  failed: number;
  thumbs: { up: number; down: number };
  /** By when they were resolved. */
  resolutions: {
    total: number;
    /** No person took part since the conversation began, or was resolved last. */
    withoutPerson: number;
    /** Of these: not reopened within {@link LASTING_DAYS} days, so far. */
    lasting: number;
    /** Of all: reopened within these days, so far. */
    reopened: number;
  };
  /** Of the conversations begun in the range. */
  containment: {
    /** The assistant answered in them. */
    answered: number;
    /** Answered, and nobody was asked for or came. */
    withoutPerson: number;
    /** People were asked for or came. */
    handedOver: number;
    /** handedOver / conversations, 0 to 1; null without any. */
    handoverRate: number | null;
  };
  handovers: Record<EscalationReason, number>;
  timings: Record<AnswerStage, Distribution>;
  /** Answers by how sure retrieval was, in tenths: the first from 0 on, the last up to 1. */
  confidence: number[];
  tokens: number;
  /** US dollars, for everything bought, answers or not, as far as prices are known. */
  cost: number;
  /** Calls whose price is unknown. */
  unpricedCalls: number;
  /** cost / resolutions; null without any. */
  costPerResolution: number | null;
  moderation: { blocked: number; released: number; flags: Record<MessageFlag, number> };
}

export interface ModelFigures {
  model: string;
  answers: number;
  tokens: number;
  /** US dollars, of the answers whose price is known. */
  cost: number;
}

export interface TaskFigures {
  /** What it was bought for. */
  task: string;
  calls: number;
  tokens: number;
  /** US dollars. */
  cost: number;
}

/** GET /analytics/ai */
export interface AiAnalytics extends AiFigures {
  /** Answers, by the model that wrote them. */
  models: ModelFigures[];
  /** Everything bought. */
  spending: TaskFigures[];
  /** US dollars, of this calendar month (UTC), whatever the range. */
  budget: { limit: number | null; spent: number };
  trend: AnalyticsPoint[];
  previous: AiFigures;
}

/** Of one agent, or of all together. */
export interface WorkFigures {
  /** Public messages. */
  messages: number;
  /** Conversations taken over. */
  joined: number;
  resolved: number;
  /** Of these: reopened within {@link LASTING_DAYS} days, so far. */
  reopened: number;
  /** reopened / resolved, 0 to 1; null without any. */
  reopenRate: number | null;
  firstResponse: Distribution;
  resolution: Distribution;
  ratings: number;
  /** 1 to 5. */
  averageRating: number | null;
  /** First answers after the target of the conversation's priority. */
  lateResponses: number;
  /** Reports closed after the target of their priority. */
  lateReports: number;
}

export interface AgentRow extends WorkFigures {
  agent: UserSummary;
  /** Conversations that are assigned and not resolved, now. */
  load: number;
}

/** GET /analytics/agents: an agent gets their own row, and no team. */
export interface AgentAnalytics {
  agents: AgentRow[];
  team: WorkFigures | null;
  previous: WorkFigures | null;
}

export interface FaqFigures {
  _id: string;
  question: string;
  category: Category;
  isActive: boolean;
  /** Answers that rest on it. */
  used: number;
  helpful: number;
  notHelpful: number;
}

/** GET /analytics/faqs */
export interface FaqAnalytics {
  /** Those that were used or judged in the range, most used first. */
  faqs: FaqFigures[];
  /** Published ones that no answer rested on in the range. */
  unused: Pick<FaqFigures, '_id' | 'question' | 'category'>[];
}
