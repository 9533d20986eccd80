/**
 * Figures that are made of conversations, of messages in them, or of reports, so that these can be listed. Where a
 * figure is counted of something (a status, an agent, a model), `of` says of what; without it, of all together.
 */
export const DRILL_FIGURES = [
  // Conversations, by when they began.
  'conversations',
  'status',
  'category',
  'mood',
  'answered',
  'handed_over',
  'contained',
  // What happened in conversations, by when it did.
  'handovers',
  'handover',
  'resolved',
  'resolved_alone',
  'resolved_lasting',
  'reopened',
  'resolution',
  'rating',
  'agent_joined',
  'agent_resolved',
  'agent_reopened',
  'agent_resolution',
  'agent_ratings',
  // Messages, by when they were written.
  'messages',
  'sentiment',
  'answers',
  'unknown',
  'failed',
  'thumbs',
  'confidence',
  'full_answer',
  'first_token',
  'queue',
  'retrieval',
  'model',
  'delivery',
  'model_answers',
  'faq_used',
  'blocked',
  'released',
  'flag',
  'first_response',
  'late_responses',
  'agent_messages',
  'agent_first_response',
  'agent_late_responses',
  // Reports, by when they were filed or closed.
  'reports',
  'report_status',
  'report_issue',
  'reports_closed',
  'late_reports',
  'agent_late_reports',
] as const;
export type DrillFigure = (typeof DRILL_FIGURES)[number];

/** What an agent may ask for of themself. */
export type AgentFigure = Extract<DrillFigure, `agent_${string}`>;
