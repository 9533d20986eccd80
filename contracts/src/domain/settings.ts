import type { Priority } from './conversation';

/** How much is held back: levels that stand for thresholds. Talk of self-harm is never held back, on any of them. */
export const MODERATION_LEVELS = ['lenient', 'standard', 'strict'] as const;
export type ModerationLevel = (typeof MODERATION_LEVELS)[number];

/** So many in so many seconds. */
export interface RateSetting {
  points: number;
  seconds: number;
}

/** What an admin may set. Secrets and addresses of services are none of it: they stay in the environment. */
export interface Settings {
  assistant: {
    /** null: it is called what the page's language calls it. */
    name: string | null;
    /** What a customer reads in a conversation without messages, and when they greet; null: the product's own words. */
    greeting: string | null;
    /** Of the configured service; the embedded provider has one of its own. */
    model: string;
    /** 0 to 2. */
    temperature: number;
    /** Tokens that an answer may have, for customers who like them short, and for those who like them long. */
    conciseTokens: number;
    detailedTokens: number;
    /** Confidence from which a question is answered. */
    answerFrom: number;
    /** Confidence from which the nearest questions are offered; below, the assistant says that it does not know. */
    clarifyFrom: number;
    /** Hosts, with their subdomains, that an answer may link to. */
    linkHosts: string[];
  };
  /** A crisis, a customer's own wish, and an answer that failed or broke the rules bring in people always. */
  escalation: {
    /** Answers in a row that did not know; null: that is no reason. */
    unknownAnswers: number | null;
    /** Answered messages in a row in which the customer was frustrated; null: that is no reason. */
    frustratedMessages: number | null;
    /** Is a filed report a reason? */
    onReport: boolean;
    /** Minutes that a customer waits for an agent who is gone before the assistant takes over again. */
    lapseMinutes: number;
  };
  /** US dollars, UTC; null: no cap. From there on the embedded provider answers. */
  budget: { daily: number | null; monthly: number | null };
  /** Hours, by priority. */
  targets: Record<Priority, number>;
  retention: {
    /** Conversations without activity for so many days are deleted; null: they are kept. */
    days: number | null;
  };
  moderation: { level: ModerationLevel };
  limits: {
    /** Messages of one customer. */
    messages: RateSetting;
    /** Requests of one user, or of one address without a user. */
    api: RateSetting;
  };
  branding: {
    productName: string;
    /** `#rrggbb`, for each theme; null: the product's own. */
    accentLight: string | null;
    accentDark: string | null;
  };
}

export const SETTING_SECTIONS = [
  'assistant',
  'escalation',
  'budget',
  'targets',
  'retention',
  'moderation',
  'limits',
  'branding',
] as const satisfies readonly (keyof Settings)[];
export type SettingSection = (typeof SETTING_SECTIONS)[number];

/** What the server takes and the browser shows: least and most of each number, most characters of each text. */
export const SETTING_BOUNDS = {
  assistantName: 40,
  greeting: 500,
  model: 100,
  temperature: { min: 0, max: 2 },
  conciseTokens: { min: 50, max: 1_000 },
  detailedTokens: { min: 50, max: 1_000 },
  confidence: { min: 0.05, max: 0.95 },
  linkHost: 253,
  linkHosts: 50,
  unknownAnswers: { min: 1, max: 10 },
  frustratedMessages: { min: 1, max: 10 },
  lapseMinutes: { min: 1, max: 1_440 },
  budget: { min: 0, max: 1_000_000 },
  targetHours: { min: 1, max: 720 },
  retentionDays: { min: 30, max: 3_650 },
  messagePoints: { min: 1, max: 1_000 },
  /** Fewer would lock out the admin who set them. */
  apiPoints: { min: 60, max: 100_000 },
  limitSeconds: { min: 1, max: 3_600 },
  productName: 40,
} as const;
