import { defineSignal } from '../../platform/realtime/signals';
import type { Conversation } from '../conversations/conversations.types';
import type { Message, MessageTask } from './message.schema';

/** A message is in the store; `tasks` on it say what is to be done. */
export class MessageStored {
  static readonly event = 'message.stored';
  constructor(readonly message: Message) {}
}

/** A stored message has work to be queued that it did not have before. */
export class MessageTasksAdded {
  static readonly event = 'message.tasks_added';
  constructor(
    readonly messageId: string,
    readonly tasks: MessageTask[],
  ) {}
}

/** Those who may see a message were shown it: a note, or what a person or Switchboard wrote. Perhaps twice. */
export class MessageShown {
  static readonly event = 'message.shown';
  constructor(
    readonly message: Message,
    /** As it is since then. */
    readonly conversation: Conversation,
  ) {}
}

/** An answer of the assistant has been shown for the first time. */
export class AnswerShown {
  static readonly event = 'message.answer_shown';
  constructor(readonly citedFaqs: string[]) {}
}

/**
 * Something about a customer's message, or about the answer to it, is different in the store. Sent with the id of
 * the customer's message; whoever waits looks into the store.
 */
export const messageChanged = defineSignal<{ messageId: string }>('message.changed');
