import type {
  Category,
  ConversationSort,
  ConversationStatus,
  EscalationReason,
  InboxView,
  Priority,
  Sentiment,
  SentimentTrend,
} from '../domain/conversation';
import type { ConversationStatusFilter } from '../domain/conversation-filters';
import type { SenderType } from '../domain/message';
import type { ChatPreferences } from '../domain/preferences';
import type { Role } from '../domain/roles';
import type { UserSummary } from './users';

/** Figures of a conversation; times in milliseconds. */
export interface ConversationMetadata {
  totalMessages: number;
  aiMessages: number;
  userMessages: number;
  averageResponseTime: number;
  lastMessageAt: string | null;
}

/** High-water marks: everything up to and including that `seq` was delivered, or read. */
export interface ParticipantView {
  user: string;
  role: Role;
  deliveredSeq: number;
  readSeq: number;
  readAt: string | null;
}

/** A customer's opinion of how a conversation went. */
export interface Rating {
  /** 1 to 5, the best. */
  score: number;
  comment: string;
  at: string;
}

/** Where a search found its words: a piece of the title or of a message, and the places in it as [from, to). */
export interface SearchMatch {
  /** null: in the title, or in the customer's name. */
  messageId: string | null;
  seq: number | null;
  text: string;
  ranges: [number, number][];
}

/** What a customer sees of a conversation. Staff get {@link StaffConversationView}. */
export interface ConversationView {
  _id: string;
  user: UserSummary;
  title: string;
  status: ConversationStatus;
  sentiment: Sentiment;
  category: Category;
  metadata: ConversationMetadata;
  assignedAgent: UserSummary | null;
  isAgentInvolved: boolean;
  lastSeq: number;
  participants: ParticipantView[];
  /** Messages of others that the reader has not read. */
  unreadCount: number;
  /** null until the customer has rated it. */
  rating: Rating | null;
  /** Only in lists that were searched. */
  match?: SearchMatch;
  createdAt: string;
  updatedAt: string;
}

export interface StaffConversationView extends ConversationView {
  escalation: { reason: EscalationReason; at: string } | null;
  priority: Priority;
  /** Since when it has waited for a person; null when none is needed. */
  needsPersonSince: string | null;
  /** When a person should have answered, by the target of its priority; null when none is needed. */
  dueAt: string | null;
  snoozedUntil: string | null;
  sentimentTrend: SentimentTrend;
  /** The beginning of the newest message that everybody in it sees. */
  lastMessage: { text: string; senderType: SenderType; at: string } | null;
  tags: string[];
  /** The last answer came from the provider that stands in, because the one that was asked failed. */
  isDegraded: boolean;
  /** The account was deleted, and the conversation kept: nobody can be answered in it. */
  isCustomerGone: boolean;
  /** What it is about and how it stands; null until somebody or something asked for it. */
  summary: string | null;
  /** Replies for an agent to choose from; empty until they were asked for. */
  suggestions: string[];
}

export interface CreateConversationRequest {
  title?: string;
  category?: Category;
}

export interface UpdateConversationRequest {
  title?: string;
  status?: ConversationStatus;
  category?: Category;
  /** A user id of staff, or null for nobody. */
  assignedAgent?: string | null;
  priority?: Priority;
  tags?: string[];
}

/** PUT /conversations/:id/tags */
export interface TagRequest {
  tags: string[];
}

/** POST /conversations/:id/snooze; null wakes it. */
export interface SnoozeRequest {
  /** ISO 8601, in the future, at most a year away. */
  until: string | null;
}

/** PUT /conversations/:id/rating, by its customer, once it is resolved; a second one replaces the first. */
export interface RateConversationRequest {
  score: number;
  comment?: string;
}

export interface EscalateRequest {
  reason?: EscalationReason;
}

export interface ListConversationsQuery {
  status?: ConversationStatusFilter;
  category?: Category;
  sentiment?: Sentiment;
  assignedAgent?: string;
  /** Words to be found in the title, in a message, and for staff in the customer's name. */
  search?: string;
  view?: InboxView;
  tag?: string;
  priority?: Priority;
  /** For staff: whose conversations. */
  customer?: string;
  /** Last activity in [from, to), ISO 8601. */
  from?: string;
  to?: string;
  /** Without it: `activity`. */
  sort?: ConversationSort;
  limit?: number;
  cursor?: string;
}

/** GET /conversations/counts, for staff: how many each view holds. */
export type InboxCounts = Record<InboxView, number>;

/** GET /conversations/:id/statistics, for its owner and staff. Times in milliseconds. */
export interface ConversationStatistics {
  messages: { total: number; customer: number; assistant: number; agents: number };
  /** From a customer's message to its first answer; null while there is none. */
  averageResponseTime: number | null;
  /** From the first message to the last. */
  duration: number;
  /** Of the customer's messages, ascending by `seq`; at most the newest 200. */
  sentiments: { seq: number; at: string; sentiment: Sentiment }[];
}

/** GET /conversations/:id/queue, for its owner and staff. */
export interface QueuePlace {
  /** 1 is next; null when it waits for nobody. */
  position: number | null;
  /** Milliseconds until an agent is likely to answer, from recent waits; null when nothing is known. */
  expectedWait: number | null;
  /** Agents who are online and available. */
  agentsAvailable: number;
}

/** GET /conversations/:id/customer, for staff: who the desk is talking to. */
export interface CustomerProfile extends UserSummary {
  email: string;
  isOnline: boolean;
  lastSeen: string | null;
  chatPreferences: ChatPreferences;
  conversations: { total: number; resolved: number };
  /** Of the conversations that were rated; null when none was. */
  averageRating: number | null;
  createdAt: string;
}

/** GET /search?q, for staff: the best few of each kind. */
export interface SearchResults {
  conversations: StaffConversationView[];
  faqs: { _id: string; question: string; category: Category }[];
}
