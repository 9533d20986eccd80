import {
  isStaff,
  type ConversationView,
  type CustomerConversationChanges,
  type Priority,
  type Role,
  type StaffConversationView,
  type UserSummary,
} from '@switchboard/contracts';
import type { Conversation } from './conversation.schema';
import { sentimentTrend } from './sentiment-trend';

const MS_PER_HOUR = 3_600_000;

/** Hours, by priority. */
type Targets = Record<Priority, number>;

/** Ids of everybody whose name a view of these conversations shows. */
export function peopleOf(conversations: Conversation[]): string[] {
  const ids = conversations.flatMap(({ user, assignedAgent }) => [
    user,
    ...(assignedAgent ? [assignedAgent] : []),
  ]);
  return [...new Set(ids.map(String))];
}

export interface Reader {
  _id: string;
  role: Role;
}

/** A conversation as this reader may see it. */
export function toConversationView(
  conversation: Conversation,
  people: Map<string, UserSummary>,
  reader: Reader,
  targets: Targets,
): ConversationView | StaffConversationView {
  const view = toCustomerView(conversation, people, reader._id);
  return isStaff(reader.role) ? withStaffFields(view, conversation, targets) : view;
}

/** A conversation as staff who take no part in it see it. */
export function toStaffView(
  conversation: Conversation,
  people: Map<string, UserSummary>,
  targets: Targets,
): StaffConversationView {
  return withStaffFields(toCustomerView(conversation, people, ''), conversation, targets);
}

function withStaffFields(
  view: ConversationView,
  conversation: Conversation,
  targets: Targets,
): StaffConversationView {
  const { summary, suggestions } = conversation;
  return {
    ...view,
    ...toStaffState(conversation, targets),
    summary: summary?.text ?? null,
    suggestions: suggestions?.texts ?? [],
  };
}

type StaffState = Omit<StaffConversationView, keyof ConversationView | 'summary' | 'suggestions'>;

/** What only staff are told of its state. Conversations from before a field existed have no such field. */
export function toStaffState(conversation: Conversation, targets: Targets): StaffState {
  const { escalation, lastMessage, needsPersonSince, snoozedUntil } = conversation;
  const priority = conversation.priority ?? 'medium';
  return {
    escalation: escalation && { reason: escalation.reason, at: escalation.at.toISOString() },
    priority,
    needsPersonSince: needsPersonSince?.toISOString() ?? null,
    dueAt: needsPersonSince
      ? new Date(needsPersonSince.getTime() + targets[priority] * MS_PER_HOUR).toISOString()
      : null,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    sentimentTrend: sentimentTrend(conversation.recentSentiments ?? []),
    lastMessage: lastMessage
      ? { text: lastMessage.text, senderType: lastMessage.senderType, at: lastMessage.at.toISOString() }
      : null,
    tags: conversation.tags,
    isDegraded: conversation.isDegraded ?? false,
    isCustomerGone: conversation.isCustomerGone ?? false,
  };
}

function toCustomerView(
  conversation: Conversation,
  people: Map<string, UserSummary>,
  readerId: string,
): ConversationView {
  const own = conversation.participants.find(({ user }) => String(user) === readerId);
  return {
    _id: String(conversation._id),
    user: customerOf(conversation, people),
    title: conversation.title,
    status: conversation.status,
    sentiment: conversation.sentiment,
    category: conversation.category,
    metadata: {
      totalMessages: conversation.metadata.totalMessages,
      aiMessages: conversation.metadata.aiMessages,
      userMessages: conversation.metadata.userMessages,
      averageResponseTime: conversation.metadata.averageResponseTime,
      lastMessageAt: conversation.metadata.lastMessageAt?.toISOString() ?? null,
    },
    assignedAgent: conversation.assignedAgent
      ? summaryOf(String(conversation.assignedAgent), people, 'agent')
      : null,
    isAgentInvolved: conversation.isAgentInvolved,
    lastSeq: conversation.lastSeq,
    participants: conversation.participants.map((participant) => ({
      user: String(participant.user),
      role: participant.role,
      deliveredSeq: participant.deliveredSeq,
      readSeq: participant.readSeq,
      readAt: participant.readAt?.toISOString() ?? null,
    })),
    // Below zero for the moment between a message being read and being counted.
    unreadCount: Math.max(0, own?.unread ?? 0),
    rating: conversation.rating
      ? {
          score: conversation.rating.score,
          comment: conversation.rating.comment,
          at: conversation.rating.at.toISOString(),
        }
      : null,
    createdAt: conversation.createdAt.toISOString(),
    updatedAt: conversation.updatedAt.toISOString(),
  };
}

/** The part of a conversation's state that its customer is told of when it changes. */
export function toCustomerChanges(
  conversation: Conversation,
  people: Map<string, UserSummary>,
): CustomerConversationChanges {
  return {
    title: conversation.title,
    status: conversation.status,
    category: conversation.category,
    sentiment: conversation.sentiment,
    assignedAgent: conversation.assignedAgent
      ? summaryOf(String(conversation.assignedAgent), people, 'agent')
      : null,
    isAgentInvolved: conversation.isAgentInvolved,
    ...(conversation.metadata.lastMessageAt && {
      lastMessageAt: conversation.metadata.lastMessageAt.toISOString(),
    }),
  };
}

export function customerOf({ user }: Conversation, people: Map<string, UserSummary>): UserSummary {
  return summaryOf(String(user), people, 'customer');
}

/** Somebody who was deleted still stands in old conversations. */
function summaryOf(id: string, people: Map<string, UserSummary>, role: Role): UserSummary {
  return people.get(id) ?? { _id: id, name: 'Former user', role, avatar: null };
}
