import type { UserSummary } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { defineSignal } from '../../platform/realtime/signals';
import type { Conversation } from './conversation.schema';

/** Facts about conversations, handled in the process that raised them. */
export class ConversationEscalated {
  static readonly event = 'conversation.escalated';
  constructor(readonly conversation: Conversation) {}
}

export class AgentJoined {
  static readonly event = 'conversation.agent_joined';
  constructor(
    readonly conversation: Conversation,
    readonly agent: Principal,
  ) {}
}

export class HandedBack {
  static readonly event = 'conversation.handed_back';
  constructor(
    readonly conversation: Conversation,
    readonly agent: Principal,
  ) {}
}

export class ConversationResolved {
  static readonly event = 'conversation.resolved';
  constructor(
    readonly conversation: Conversation,
    readonly by: Principal,
  ) {}
}

export class ConversationReopened {
  static readonly event = 'conversation.reopened';
  constructor(
    readonly conversation: Conversation,
    /** null: the customer wrote again, which says it all. */
    readonly by: Principal | null,
  ) {}
}

/** An agent was given it, or has taken it. */
export class ConversationAssigned {
  static readonly event = 'conversation.assigned';
  constructor(
    readonly conversation: Conversation,
    readonly agent: UserSummary,
    readonly by: Principal,
  ) {}
}

/** Raised in a worker: its time has come. Nobody woke it before, and no message did. */
export class SnoozeEnded {
  static readonly event = 'conversation.snooze_ended';
  constructor(readonly conversation: Conversation) {}
}

/** Its customer said how it went; perhaps not for the first time. */
export class ConversationRated {
  static readonly event = 'conversation.rated';
  constructor(readonly conversation: Conversation) {}
}

/** Raised before anything of it goes: what there is of it can still be read. */
export class ConversationDeletionBegun {
  static readonly event = 'conversation.deletion_begun';
  constructor(readonly conversation: Conversation) {}
}

/** Raised before the conversation goes, so that nothing of it stays behind. */
export class ConversationDeleting {
  static readonly event = 'conversation.deleting';
  constructor(readonly conversationId: string) {}
}

/** A person took over or handed back: an answer being made for an older epoch is of no use any more. */
export const assistantInterrupted = defineSignal<{ conversationId: string; aiEpoch: number }>(
  'conversation.assistant-interrupted',
);
