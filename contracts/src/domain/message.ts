/** Who wrote a message: a customer, the assistant, an agent or admin, or Switchboard itself. */
export const SENDER_TYPES = ['user', 'ai', 'agent', 'system'] as const;
export type SenderType = (typeof SENDER_TYPES)[number];

/** Only text for now; code, file, task and event follow. */
export const MESSAGE_TYPES = ['text'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** An internal message is a note among staff: no route and no event shows it to a customer. */
export const VISIBILITIES = ['public', 'internal'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Nobody but the sender and staff sees a message that has not passed. */
export const MODERATION_STATES = ['pending', 'passed', 'blocked'] as const;
export type ModerationState = (typeof MODERATION_STATES)[number];

export const MODERATION_CATEGORIES = [
  'harassment',
  'hate',
  'illicit',
  'self-harm',
  'sexual',
  'violence',
  'profanity',
] as const;
export type ModerationCategory = (typeof MODERATION_CATEGORIES)[number];

/**
 * A moderation category; `undecidable` when no provider reached a verdict; `injection` when it reads as an attempt to
 * turn the assistant against its orders.
 */
export const MESSAGE_FLAGS = [...MODERATION_CATEGORIES, 'undecidable', 'injection'] as const;
export type MessageFlag = (typeof MESSAGE_FLAGS)[number];
