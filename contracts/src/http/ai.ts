import type {
  AiCallKind,
  AiProviderName,
  BreakerState,
  FeedbackRating,
  ReplyDecision,
  RewriteStyle,
} from '../domain/ai';
import type { Category, Sentiment } from '../domain/conversation';
import type { ModerationCategory } from '../domain/message';
import type { ChatPreferences } from '../domain/preferences';
import type { Citation } from './messages';

/** POST /ai/preview: what would the assistant say? */
export interface PreviewRequest {
  message: string;
  /** What is left out is as a new customer has it. */
  preferences?: Partial<ChatPreferences>;
  /** What was said before, oldest first; at most {@link LIMITS.previewHistory} messages. */
  history?: PreviewMessage[];
  /** Counts as published in this call alone. */
  draft?: TriedFaq;
}

/** An FAQ that is not saved yet, in place of the one that has its `_id`, or beside all of them. */
export interface TriedFaq {
  _id?: string;
  category: Category;
  question: string;
  answer: string;
  keywords?: string[];
  variants?: string[];
}

/** The `faq` of citations that lead to a {@link TriedFaq} without an `_id`. */
export const TRIED_FAQ = 'draft';

/** POST /ai/similar-faqs: what there is already on the same question, drafts included. */
export interface SimilarFaqsRequest {
  question: string;
  /** The FAQ that is being edited. */
  except?: string;
}

export interface SimilarFaq extends ScoredCitation {
  category: Category;
  isActive: boolean;
}

export interface SimilarFaqs {
  /** The nearest first. */
  faqs: SimilarFaq[];
  /** How sure it would be that the first of them answers the question, 0 to 1. */
  confidence: number;
  /** It would be given as the answer: another FAQ on the same is hardly needed. */
  isCovered: boolean;
}

/** POST /ai/faq-impact: past questions before and after an edit. */
export interface FaqImpactRequest {
  draft: TriedFaq;
}

export interface RetrievedAnswer {
  decision: ReplyDecision;
  confidence: number;
  /** The nearest; null when nothing is near. */
  faq: ScoredCitation | null;
}

/**
 * `lost`: answered no more; `moved`: answered by another FAQ; `gained`: answered now; `shifted`: not answered either way,
 * but offered more or less; `reworded`: answered by the same FAQ, whose answer the edit changes.
 */
export type ImpactKind = 'lost' | 'moved' | 'gained' | 'shifted' | 'reworded';

export interface ImpactedQuestion {
  question: string;
  /** Among the messages that were read. */
  timesAsked: number;
  /** Where it was asked last. */
  conversation: string;
  askedAt: string;
  kind: ImpactKind;
  before: RetrievedAnswer;
  after: RetrievedAnswer;
}

export interface FaqImpact {
  /** Distinct questions that were tried. */
  examined: number;
  /** False when the time ran out before all of them were. */
  isComplete: boolean;
  counts: Record<ImpactKind, number>;
  /** The first 100: what is lost first, then by how often it was asked. */
  questions: ImpactedQuestion[];
}

/** `user` is another word for `customer`. */
export const PREVIEW_ROLES = ['customer', 'user', 'assistant', 'agent'] as const;

export interface PreviewMessage {
  role: (typeof PREVIEW_ROLES)[number];
  content: string;
}

export interface ScoredCitation extends Citation {
  /** Likeness to the question, 0 to 1; comparable within one ranking only. */
  score: number;
}

export interface TokenFigures {
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  /** US dollars; null when the model's price is unknown. */
  cost: number | null;
}

/** Milliseconds. */
export interface PreviewTimings {
  retrieval: number;
  firstToken: number;
  total: number;
}

export interface Preview {
  decision: ReplyDecision;
  answer: string;
  /** The FAQs that the answer rests on. */
  citations: ScoredCitation[];
  /** The nearest three, whatever was decided. */
  candidates: ScoredCitation[];
  /** 0 to 1. */
  confidence: number;
  sentiment: Sentiment;
  category: Category;
  moderation: { flagged: boolean; categories: ModerationCategory[] };
  injection: { suspected: boolean };
  provider: AiProviderName;
  model: string;
  usage: TokenFigures;
  timings: PreviewTimings;
}

/** What a language model is told for one answer, in this order. */
export const PROMPT_PARTS = [
  'heading',
  'policy',
  'format',
  'data',
  'caution',
  'style',
  'knowledge',
  'guidance',
  'history',
  'question',
] as const;

export interface PromptPart {
  part: (typeof PROMPT_PARTS)[number];
  role: 'system' | 'user' | 'assistant';
  /** With what is secret about it left out. */
  content: string;
  /** Estimated. */
  tokens: number;
}

/** Of one provider, with no other behind it. */
export interface ProviderAnswer {
  provider: AiProviderName;
  /** `blocked`: the output checks took it back. `unavailable`: the provider did not answer. null when it did. */
  failure: 'blocked' | 'unavailable' | null;
  /** What came of it, which may be another thing than what was decided before it was asked. */
  outcome: ReplyDecision;
  answer: string;
  citations: ScoredCitation[];
  /** null when it failed. */
  model: string | null;
  usage: TokenFigures | null;
  /** Milliseconds from being asked. */
  timings: { firstToken: number; total: number };
}

/** What the assistant says without asking a provider: to an unsafe message, in a crisis, to a wish for a person. */
export type PreviewRule = 'blocked' | 'crisis' | 'person';

/** POST /ai/playground, whose request is a {@link PreviewRequest}: every provider's answer to the same question. */
export interface Playground extends Pick<
  Preview,
  'decision' | 'candidates' | 'confidence' | 'sentiment' | 'category' | 'moderation' | 'injection'
> {
  /** null: the providers' turn. They are asked in any case. */
  rule: PreviewRule | null;
  /** In the order in which a customer's question goes to them. */
  answers: ProviderAnswer[];
  prompt: PromptPart[];
  /** Milliseconds for finding the FAQs. */
  retrieval: number;
}

export interface AiProviderStatus {
  name: AiProviderName;
  /** Asked first; the others stand in for it. */
  isPrimary: boolean;
  models: { chat: string; moderation: string | null; embedding: string | null };
  /** The worst among all processes; empty for a provider that cannot fail on its own. */
  breakers: Partial<Record<AiCallKind, BreakerState>>;
}

export interface QueueStatus {
  name: string;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  /** Somebody halted it: nothing is taken from it. */
  isPaused: boolean;
  /** When the job that has waited longest was queued; null when none waits. */
  oldestWaitingSince: string | null;
}

/** GET /ai/status */
export interface AiStatus {
  providers: AiProviderStatus[];
  /** null while Redis is gone. */
  queues: QueueStatus[] | null;
  /** Since midnight UTC, of every provider that is paid. */
  today: TokenFigures & { calls: number };
  /** This calendar month in UTC, in US dollars; `limit` null: no cap. */
  budget: {
    limit: number | null;
    spent: number;
    dailyLimit: number | null;
    spentToday: number;
    isExhausted: boolean;
  };
}

/** POST /ai/rewrite */
export interface RewriteRequest {
  text: string;
  style: RewriteStyle;
}

/** POST /ai/translate */
export interface TranslateRequest {
  text: string;
  /** A BCP 47 tag such as `de` or `pt-BR`. */
  language: string;
}

export interface WritingHelp {
  text: string;
  provider: AiProviderName;
  model: string;
}

/** POST /ai/draft-faq */
export interface DraftFaqRequest {
  /** Id of a conversation. */
  conversation: string;
}

/** Not stored: an admin looks it over and saves it as an FAQ. */
export interface FaqDraft {
  category: Category;
  question: string;
  answer: string;
  keywords: string[];
}

/** GET /ai/failed-jobs: out of attempts. */
export interface FailedJob {
  /** `<name>-<message id>` */
  _id: string;
  name: string;
  queue: string;
  message: string;
  /** null when the message is gone. */
  conversation: string | null;
  attempts: number;
  error: string;
  correlationId: string;
  failedAt: string;
}

export interface ListFailedJobsQuery {
  limit?: number;
}

/** POST /conversations/:id/summary, and what `conversation:summary` and `conversation:suggestions` carry. */
export interface ConversationHelp {
  summary: string;
  /** Three different replies for an agent to choose from. */
  suggestions: string[];
}

/** PUT /conversations/:id/messages/:messageId/feedback */
export interface FeedbackRequest {
  rating: FeedbackRating;
}
