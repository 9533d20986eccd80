import type {
  ConversationView,
  FaqView,
  MessageView,
  NotificationView,
  Role,
  SignedInUser,
  StaffConversationView,
  StaffReportView,
} from '@switchboard/contracts';

/** A message of a conversation, `m<seq>`, from the customer unless said otherwise. */
export function aMessage(seq: number, changes: Partial<MessageView> = {}): MessageView {
  return {
    _id: `m${seq}`,
    conversation: 'c1',
    seq,
    sender: { _id: 'customer', name: 'Carla Customer', role: 'customer', avatar: null },
    senderType: 'user',
    type: 'text',
    content: `Message ${seq}`,
    visibility: 'public',
    mentions: [],
    moderation: 'passed',
    flags: [],
    replyTo: null,
    feedback: null,
    answerFailure: null,
    metadata: {},
    isRead: false,
    readAt: null,
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    ...changes,
  };
}

export function anAnswer(seq: number, changes: Partial<MessageView> = {}): MessageView {
  return aMessage(seq, { sender: null, senderType: 'ai', replyTo: `m${seq - 1}`, ...changes });
}

export function aConversation(changes: Partial<ConversationView> = {}): ConversationView {
  return {
    _id: 'c1',
    user: { _id: 'customer', name: 'Carla Customer', role: 'customer', avatar: null },
    title: 'A question',
    status: 'active',
    sentiment: 'neutral',
    category: 'general',
    metadata: {
      totalMessages: 0,
      aiMessages: 0,
      userMessages: 0,
      averageResponseTime: 0,
      lastMessageAt: null,
    },
    assignedAgent: null,
    isAgentInvolved: false,
    lastSeq: 0,
    participants: [],
    unreadCount: 0,
    rating: null,
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    ...changes,
  };
}

/** The same as staff see it. */
export function aStaffConversation(changes: Partial<StaffConversationView> = {}): StaffConversationView {
  return {
    ...aConversation(),
    escalation: null,
    priority: 'medium',
    needsPersonSince: null,
    dueAt: null,
    snoozedUntil: null,
    sentimentTrend: 'steady',
    lastMessage: null,
    tags: [],
    isDegraded: false,
    isCustomerGone: false,
    summary: null,
    suggestions: [],
    ...changes,
  };
}

export function aSignedInUser(role: Role = 'customer'): SignedInUser {
  return {
    _id: role,
    name: 'Carla Customer',
    email: `${role}@example.com`,
    role,
    chatPreferences: { tone: 'formal', responseLength: 'detailed', customInstructions: '' },
    isOnline: true,
    lastSeen: null,
    avatar: null,
    createdAt: '2026-03-01T09:00:00.000Z',
    token: `token-of-${role}`,
  };
}

export function aReport(changes: Partial<StaffReportView> = {}): StaffReportView {
  return {
    _id: 'r1',
    conversation: { _id: 'c1', title: 'My invoice' },
    message: { _id: 'm2', seq: 2, text: 'Your invoice is free.' },
    issueType: 'incorrect_information',
    description: 'That is not what I was charged.',
    status: 'pending',
    priority: 'medium',
    reportedBy: { _id: 'customer', name: 'Carla Customer', role: 'customer', avatar: null },
    resolution: null,
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    assignedTo: null,
    dueAt: '2026-03-02T09:00:00.000Z',
    history: [],
    ...changes,
  };
}

export function aNotification(changes: Partial<NotificationView> = {}): NotificationView {
  return {
    _id: 'n1',
    kind: 'report_filed',
    actor: { _id: 'customer', name: 'Carla Customer', role: 'customer', avatar: null },
    text: 'My invoice',
    conversation: 'c1',
    report: 'r1',
    isRead: false,
    createdAt: '2026-03-01T09:00:00.000Z',
    ...changes,
  };
}

export function anFaq(changes: Partial<FaqView> = {}): FaqView {
  return {
    _id: 'f1',
    category: 'general',
    question: 'Where is the office?',
    answer: 'In Utrecht.',
    keywords: [],
    variants: [],
    relatedQuestions: [],
    isActive: true,
    usageCount: 0,
    helpful: { yes: 0, no: 0 },
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    ...changes,
  };
}
