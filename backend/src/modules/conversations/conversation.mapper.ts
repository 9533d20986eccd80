import {
  isStaff,
  type ConversationView,
  type CustomerConversationChanges,
  type Role,
  type StaffConversationView,
  type UserSummary,
} from '@switchboard/contracts';
import type { Conversation } from './conversation.schema';

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
): ConversationView | StaffConversationView {
  const view = toCustomerView(conversation, people, reader._id);
  return isStaff(reader.role) ? withStaffFields(view, conversation) : view;
}

/** A conversation as staff who take no part in it see it. */
export function toStaffView(
  conversation: Conversation,
  people: Map<string, UserSummary>,
): StaffConversationView {
  return withStaffFields(toCustomerView(conversation, people, ''), conversation);
}

function withStaffFields(view: ConversationView, conversation: Conversation): StaffConversationView {
  const { escalation, tags, isDegraded, summary, suggestions } = conversation;
  return {
    ...view,
    escalation: escalation && { reason: escalation.reason, at: escalation.at.toISOString() },
    tags,
    // Conversations from before these fields existed have none of them.
    isDegraded: isDegraded ?? false,
    summary: summary?.text ?? null,
    suggestions: suggestions?.texts ?? [],
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
    user: summaryOf(String(conversation.user), people, 'customer'),
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

/** Somebody who was deleted still stands in old conversations. */
function summaryOf(id: string, people: Map<string, UserSummary>, role: Role): UserSummary {
  return people.get(id) ?? { _id: id, name: 'Former user', role };
}
