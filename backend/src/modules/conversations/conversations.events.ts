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

/** Raised before the conversation goes, so that nothing of it stays behind. */
export class ConversationDeleting {
  static readonly event = 'conversation.deleting';
  constructor(readonly conversationId: string) {}
}

/** A person took over or handed back: an answer being made for an older epoch is of no use any more. */
export const assistantInterrupted = defineSignal<{ conversationId: string; aiEpoch: number }>(
  'conversation.assistant-interrupted',
);
