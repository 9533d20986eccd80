import type { FeedbackRating } from '../domain/ai';
import type { Sentiment } from '../domain/conversation';
import type { MessageFlag, MessageType, ModerationState, SenderType, Visibility } from '../domain/message';
import type { UserSummary } from './users';

export type MessageSender = UserSummary;

/** An FAQ that an answer rests on. */
export interface Citation {
  faq: string;
  question: string;
}

/** Why a question has no answer. */
export interface AnswerFailure {
  /** For people. */
  error: string;
  /** POST .../retry may help. */
  retryable: boolean;
}

/** Who let a message through that moderation had blocked. */
export interface MessageRelease {
  by: MessageSender;
  at: string;
}

/** What is known about a message; the figures stand on answers only. Times in ms, cost in US dollars. */
export interface MessageMetadata {
  sentiment?: Sentiment;
  processingTime?: number;
  timeToFirstToken?: number;
  promptTokens?: number;
  completionTokens?: number;
  tokensUsed?: number;
  /** null when the model's price is unknown. */
  cost?: number | null;
  model?: string;
  provider?: string;
  citations?: Citation[];
}

export interface MessageView {
  _id: string;
  conversation: string;
  /** Place in the conversation. Readers meet gaps: not every number is theirs to see. */
  seq: number;
  /** null for the assistant and for system lines. */
  sender: MessageSender | null;
  senderType: SenderType;
  type: MessageType;
  content: string;
  clientMessageId?: string;
  visibility: Visibility;
  /** Ids of staff whom a note calls. */
  mentions: string[];
  moderation: ModerationState;
  flags: MessageFlag[];
  /** The question that this answer answers. */
  replyTo: string | null;
  /** The customer's opinion of an answer. */
  feedback: FeedbackRating | null;
  /** Of a question that got no answer, until it is asked again. */
  answerFailure: AnswerFailure | null;
  /** For staff: a person let it through. */
  release?: MessageRelease;
  metadata: MessageMetadata;
  isRead: boolean;
  readAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface SendMessageRequest {
  content: string;
  /** Chosen by the client, so that a repeat is recognised. */
  clientMessageId?: string;
  visibility?: Visibility;
  /** Ids of staff; in a note only. */
  mentions?: string[];
}

/** Answer to POST /conversations/:id/messages. */
export interface SentMessage {
  userMessage: MessageView;
  /** Only with `Prefer: wait=<seconds>`, and only when the answer came in that time. */
  aiMessage: MessageView | null;
}

export interface ListMessagesQuery {
  limit?: number;
  beforeSeq?: number;
  afterSeq?: number;
}

export interface MessagePageMeta {
  /** More in the direction that was asked for. */
  hasMore: boolean;
  /** The highest number of the conversation. */
  lastSeq: number;
  /** Nothing this reader may see lies between the page's first message and this number, except what the page holds. Absent on a `beforeSeq` page. */
  syncedTo?: number;
}

/** Either some of the newest messages by id, or all up to a number. */
export type MarkReadRequest = { messageIds: string[] } | { upToSeq: number };
