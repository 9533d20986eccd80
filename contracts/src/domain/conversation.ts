export const CONVERSATION_STATUSES = ['active', 'resolved', 'escalated'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const SENTIMENTS = ['positive', 'neutral', 'negative', 'frustrated'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const CATEGORIES = ['account', 'billing', 'technical', 'product', 'general'] as const;
export type Category = (typeof CATEGORIES)[number];

/** How soon a person is needed; of conversations and of reports. */
export const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Hours within which a person answers a conversation that needs one, and within which a report is closed. */
export const TARGET_HOURS: Record<Priority, number> = { urgent: 2, high: 4, medium: 24, low: 48 };

/** Where the customer's mood is going, from the last few messages. */
export const SENTIMENT_TRENDS = ['improving', 'steady', 'worsening'] as const;
export type SentimentTrend = (typeof SENTIMENT_TRENDS)[number];

/**
 * The inbox's views. All but `all` and `snoozed` leave out what is snoozed; `mine` is assigned to the reader and not
 * resolved, `unassigned` needs a person and has none, `frustrated` is not resolved.
 */
export const INBOX_VIEWS = [
  'mine',
  'unassigned',
  'escalated',
  'frustrated',
  'active',
  'snoozed',
  'resolved',
  'all',
] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

/** `need`: who has needed a person most recently first, then everybody else by activity. */
export const CONVERSATION_SORTS = ['activity', 'need'] as const;
export type ConversationSort = (typeof CONVERSATION_SORTS)[number];

/** Why a conversation went to people. A customer may give only `requested`. */
export const ESCALATION_REASONS = [
  'requested',
  'low_confidence',
  'frustrated',
  'report',
  'policy',
  'crisis',
  'provider_failed',
] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];
