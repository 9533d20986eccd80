import type { Category, ConversationStatus, EscalationReason, Sentiment } from '../domain/conversation';
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
  createdAt: string;
  updatedAt: string;
}

export interface StaffConversationView extends ConversationView {
  escalation: { reason: EscalationReason; at: string } | null;
  tags: string[];
  /** The last answer came from the provider that stands in, because the one that was asked failed. */
  isDegraded: boolean;
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
  tags?: string[];
}

export interface EscalateRequest {
  reason?: EscalationReason;
}

export interface ListConversationsQuery {
  status?: ConversationStatus;
  category?: Category;
  sentiment?: Sentiment;
  assignedAgent?: string;
  /** Words that the title must hold. */
  search?: string;
  limit?: number;
  cursor?: string;
}
