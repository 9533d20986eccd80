import type { Category, ChatPreferences, ModerationCategory, Sentiment } from '@switchboard/contracts';

/**
 * What an AI back end can do for the desk. Every method takes a signal and rejects with its reason soon after it is
 * aborted; none keeps state between calls or has side effects.
 */
export interface AiProvider {
  readonly name: 'embedded' | 'openai';

  /** Judges one message of a customer or of the assistant. */
  moderate(text: string, signal: AbortSignal): Promise<ModerationVerdict>;

  /** The feeling of one message, read in the light of what the same person wrote before. */
  analyseSentiment(request: SentimentRequest, signal: AbortSignal): Promise<Sentiment>;

  /** What a message is about. */
  categorise(text: string, signal: AbortSignal): Promise<Category>;

  /** Streams an answer: any number of `text` events, then exactly one `end`. Abort makes the iterator throw. */
  reply(request: ReplyRequest, signal: AbortSignal): AsyncIterable<ReplyEvent>;
}

export interface ModerationVerdict {
  /** Something was found; `categories` says what. */
  flagged: boolean;
  /** Must not be shown. Self-harm is flagged but not blocked: the writer needs a person, not a wall. */
  blocked: boolean;
  categories: ModerationCategory[];
}

export interface SentimentRequest {
  text: string;
  /** What the same author wrote earlier in the conversation, oldest first. */
  earlier: readonly string[];
  author: 'customer' | 'assistant';
}

export interface HistoryMessage {
  role: 'customer' | 'assistant' | 'agent';
  content: string;
}

/** What retrieval and the confidence made of the question, before any provider writes. */
export type ReplyDecision = 'answer' | 'clarify' | 'escalate';

export interface ReplyRequest {
  question: string;
  /** At most the ten messages before the question, oldest first. */
  history: readonly HistoryMessage[];
  preferences: ChatPreferences;
  customerName: string;
  sentiment: Sentiment;
  decision: ReplyDecision;
  /** Best first. The only source an answer may draw on and cite. */
  knowledge: readonly RankedFaq[];
}

/** The part of an FAQ that an answer is written from. */
export interface KnowledgeFaq {
  id: string;
  category: Category;
  question: string;
  answer: string;
}

export interface RankedFaq {
  faq: KnowledgeFaq;
  /** Likeness to the question, 0 to 1; comparable within one ranking only. */
  score: number;
}

export interface Citation {
  /** Id of the FAQ. */
  faq: string;
  question: string;
}

export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
}

/** `unknown`: the provider said honestly that it has no answer and offered a person. */
export type ReplyOutcome = 'answered' | 'clarified' | 'unknown';

export interface ReplyTextEvent {
  type: 'text';
  /** The next piece; all pieces joined are the whole answer. */
  text: string;
}

export interface ReplyEndEvent {
  type: 'end';
  outcome: ReplyOutcome;
  citations: Citation[];
  usage: TokenUsage;
  model: string;
  /** US dollars; null when the model's price is unknown. */
  cost: number | null;
}

export type ReplyEvent = ReplyTextEvent | ReplyEndEvent;

/** The provider that jobs ask. */
export const AI_PROVIDER = Symbol('AI_PROVIDER');
