import type {
  AiProviderName,
  CannedReplyView,
  Category,
  ChatPreferences,
  Citation,
  FaqDraft,
  ModerationCategory,
  ModerationLevel,
  ReplyDecision,
  RewriteStyle,
  Sentiment,
  Settings,
} from '@switchboard/contracts';

/**
 * What an AI back end can do for the desk. Every method takes a signal and rejects with its reason soon after it is
 * aborted; none keeps state between calls or acts on what it reads.
 */
export interface AiProvider {
  readonly name: AiProviderName;

  /** Judges one message of a customer or of the assistant. @param level of the settings when it is left out */
  moderate(text: string, signal: AbortSignal, level?: ModerationLevel): Promise<ModerationVerdict>;

  /** The feeling of one message, read in the light of what the same person wrote before. */
  analyseSentiment(request: SentimentRequest, signal: AbortSignal): Promise<Sentiment>;

  /** What a message is about. */
  categorise(text: string, signal: AbortSignal): Promise<Category>;

  /**
   * Streams an answer: `start`, any number of `text`, one `end`. A second `start` takes back all that came before it.
   * Abort makes the iterator throw.
   */
  reply(request: ReplyRequest, signal: AbortSignal): AsyncIterable<ReplyEvent>;

  /** What a conversation is about and how it stands, in two to four sentences for an agent. */
  summarise(transcript: Transcript, signal: AbortSignal): Promise<Written<string>>;

  /** Three different replies that an agent could send next, best first. */
  suggestReplies(request: SuggestionRequest, signal: AbortSignal): Promise<Written<string[]>>;

  /** An agent's draft in another style; what it says stays the same. */
  rewrite(request: { text: string; style: RewriteStyle }, signal: AbortSignal): Promise<Written<string>>;

  /**
   * @param request.language BCP 47
   * @throws DomainError DEPENDENCY_UNAVAILABLE by a provider that knows no other language
   */
  translate(request: { text: string; language: string }, signal: AbortSignal): Promise<Written<string>>;

  /** What an FAQ could be that would have answered this conversation. */
  draftFaq(transcript: Transcript, signal: AbortSignal): Promise<Written<FaqDraft>>;
}

/** A text and who wrote it. */
export interface Written<Value> {
  value: Value;
  provider: AiProviderName;
  model: string;
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

/** A conversation, oldest message first. */
export type Transcript = readonly HistoryMessage[];

export interface SuggestionRequest {
  transcript: Transcript;
  /** FAQs near to what the customer said last, best first. */
  knowledge: readonly RankedFaq[];
  cannedReplies: readonly Pick<CannedReplyView, 'title' | 'content' | 'category'>[];
  customerName: string;
}

/** How the desk wants its answers. */
export type AssistantStyle = Pick<
  Settings['assistant'],
  'name' | 'greeting' | 'temperature' | 'conciseTokens' | 'detailedTokens'
>;

export interface ReplyRequest {
  question: string;
  /** At most the ten messages before the question, oldest first. */
  history: readonly HistoryMessage[];
  preferences: ChatPreferences;
  assistant: AssistantStyle;
  customerName: string;
  sentiment: Sentiment;
  /** What retrieval and the confidence made of the question, before any provider writes. */
  decision: ReplyDecision;
  /** Best first. The only source an answer may draw on and cite. */
  knowledge: readonly RankedFaq[];
  /** Something in what is read here looks like an attempt to give the assistant orders. */
  isSuspicious: boolean;
  /** Milliseconds that the customer may still be left without a word. */
  patience: number;
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

export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
}

/** `unknown`: the provider said honestly that it has no answer and offered a person. */
export type ReplyOutcome = 'answered' | 'clarified' | 'unknown';

export interface ReplyStartEvent {
  type: 'start';
  provider: AiProviderName;
  /** Must never be read by anybody: their appearance in the text gives away that the provider was turned. */
  secrets: readonly string[];
  /** What the provider was told in confidence, line by line: one that it repeats is chance, two are not. */
  confidential: readonly string[];
  /** Signs that structure what the provider read; taken out where it repeats them. */
  marks: readonly string[];
}

export interface ReplyTextEvent {
  type: 'text';
  /** The next piece; all pieces since the last `start`, joined, are the whole answer. */
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

export type ReplyEvent = ReplyStartEvent | ReplyTextEvent | ReplyEndEvent;

export type { Citation, ReplyDecision };

/** The provider that jobs and controllers ask: the configured one, with the embedded one behind it. */
export const AI_PROVIDER = Symbol('AI_PROVIDER');

/** A provider with no other behind it, to be compared with the others. */
export type ProviderAlone = Pick<AiProvider, 'name' | 'reply'>;

/** All of them, in the order in which they are asked. */
export const EACH_PROVIDER = Symbol('EACH_PROVIDER');
