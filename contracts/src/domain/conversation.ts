export const CONVERSATION_STATUSES = ['active', 'resolved', 'escalated'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const SENTIMENTS = ['positive', 'neutral', 'negative', 'frustrated'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const CATEGORIES = ['account', 'billing', 'technical', 'product', 'general'] as const;
export type Category = (typeof CATEGORIES)[number];

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
