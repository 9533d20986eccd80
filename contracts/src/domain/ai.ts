/** Who an answer comes from: a service that speaks OpenAI's API, or Switchboard itself. */
export const AI_PROVIDER_NAMES = ['openai', 'embedded'] as const;
export type AiProviderName = (typeof AI_PROVIDER_NAMES)[number];

/** What the confidence makes of a question: answer it, offer the nearest questions, or leave it to a person. */
export const REPLY_DECISIONS = ['answer', 'clarify', 'escalate'] as const;
export type ReplyDecision = (typeof REPLY_DECISIONS)[number];

export const REWRITE_STYLES = ['friendlier', 'formal', 'shorter', 'corrected'] as const;
export type RewriteStyle = (typeof REWRITE_STYLES)[number];

/** A customer's opinion of an answer. */
export const FEEDBACK_RATINGS = ['up', 'down'] as const;
export type FeedbackRating = (typeof FEEDBACK_RATINGS)[number];

/** The kinds of call that fail, and recover, on their own. */
export const AI_CALL_KINDS = ['chat', 'moderation', 'embedding'] as const;
export type AiCallKind = (typeof AI_CALL_KINDS)[number];

/** `open`: calls are not made, the embedded provider stands in. `half-open`: one call tries whether it is over. */
export const BREAKER_STATES = ['closed', 'half-open', 'open'] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];
