import type { Category, ConversationStatus, Sentiment } from '../domain/conversation';
import type { StaffStatus } from '../domain/staff';
import type { MessageFlag } from '../domain/message';
import type { StaffConversationView } from '../http/conversations';
import type { MessageView } from '../http/messages';
import type { NotificationView } from '../http/notifications';
import type { ReportView, StaffReportView } from '../http/reports';
import type { UserSummary } from '../http/users';

export interface MessageReceived {
  conversationId: string;
  message: MessageView;
}

export interface MessageUpdated {
  conversationId: string;
  messageId: string;
  /** Merge it into the message, nested objects too. */
  changes: MessageChanges;
}

export type MessageChanges = Partial<Omit<MessageView, '_id' | 'metadata'>> & {
  metadata?: Partial<MessageView['metadata']>;
};

export interface MessageBlocked {
  conversationId: string;
  messageId: string;
  clientMessageId: string | null;
  categories: MessageFlag[];
}

interface Receipt {
  conversationId: string;
  upToSeq: number;
  /** ISO 8601 UTC. */
  at: string;
  /** Those newly covered among the newest 200. */
  messageIds: string[];
}

export interface MessageReadReceipt extends Receipt {
  readBy: string;
}

export interface MessageDeliveredReceipt extends Receipt {
  deliveredTo: string;
}

export interface TypingUser {
  userId: string;
  userName: string;
  conversationId: string;
}

export interface AiDelta {
  conversationId: string;
  /** The `_id` that the answer will have. */
  messageId: string;
  replyTo: string;
  /** 0 begins the bubble anew. */
  index: number;
  text: string;
}

export interface AiCancelled {
  conversationId: string;
  messageId: string;
  replyTo: string;
}

export interface AiFailed {
  conversationId: string;
  replyTo: string;
  error: string;
  retryable: boolean;
}

export interface AgentJoined {
  conversationId: string;
  agentId: string;
  agentName: string;
}

/** What a customer learns of a change to a conversation, and nothing else. */
export interface CustomerConversationChanges {
  title?: string;
  status?: ConversationStatus;
  category?: Category;
  sentiment?: Sentiment;
  assignedAgent?: UserSummary | null;
  isAgentInvolved?: boolean;
  /** ISO 8601 UTC. */
  lastMessageAt?: string;
}

/** What a list shows of a conversation, and only staff are told. */
type StaffOnly = Pick<
  StaffConversationView,
  | 'priority'
  | 'needsPersonSince'
  | 'dueAt'
  | 'snoozedUntil'
  | 'sentimentTrend'
  | 'lastMessage'
  | 'escalation'
  | 'tags'
  | 'isDegraded'
  | 'isCustomerGone'
>;

export interface StaffConversationChanges extends CustomerConversationChanges, Partial<StaffOnly> {
  /** Sent whole when the conversation is new. */
  created?: StaffConversationView;
  lastSeq?: number;
  /** With `isCustomerGone`: who it is to be shown as from now on. */
  user?: UserSummary;
  deleted?: true;
}

export interface ConversationUpdated {
  conversationId: string;
  changes: CustomerConversationChanges | StaffConversationChanges;
}

export interface ConversationSummary {
  conversationId: string;
  summary: string;
}

export interface ConversationSuggestions {
  conversationId: string;
  suggestions: string[];
}

/** Staff who have the conversation open at this moment, to others who have. */
export interface ConversationViewers {
  conversationId: string;
  viewers: UserSummary[];
}

/** Notifications were read in another window. */
export interface NotificationsRead {
  /** null: all of them. */
  ids: string[] | null;
  unreadCount: number;
}

export interface ReportRemoved {
  reportId: string;
}

export interface StaffStatusChanged {
  userId: string;
  status: StaffStatus;
}

/** What the server may say. */
export interface ServerToClientEvents {
  'message:received': (event: MessageReceived) => void;
  'message:updated': (event: MessageUpdated) => void;
  'message:blocked': (event: MessageBlocked) => void;
  'message:read': (event: MessageReadReceipt) => void;
  'message:delivered': (event: MessageDeliveredReceipt) => void;
  'typing:user': (event: TypingUser) => void;
  'typing:stop': (event: Omit<TypingUser, 'userName'>) => void;
  'ai:typing': (event: { conversationId: string }) => void;
  'ai:delta': (event: AiDelta) => void;
  'ai:cancelled': (event: AiCancelled) => void;
  'ai:failed': (event: AiFailed) => void;
  'sync:required': (event: Record<string, never>) => void;
  'users:online': (users: { userId: string; name: string; role: UserSummary['role'] }[]) => void;
  'conversation:agent_joined': (event: AgentJoined) => void;
  'conversation:updated': (event: ConversationUpdated) => void;
  'conversation:summary': (event: ConversationSummary) => void;
  'conversation:suggestions': (event: ConversationSuggestions) => void;
  'conversation:viewers': (event: ConversationViewers) => void;
  'notification:new': (event: { notification: NotificationView }) => void;
  'notification:read': (event: NotificationsRead) => void;
  'report:new': (report: StaffReportView) => void;
  'report:removed': (event: ReportRemoved) => void;
  /** To staff whole; to its reporter as the reporter sees it. */
  'report:update': (report: StaffReportView | ReportView) => void;
  'staff:status': (event: StaffStatusChanged) => void;
}
