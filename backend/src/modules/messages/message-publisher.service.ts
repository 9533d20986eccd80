import { Injectable } from '@nestjs/common';
import { rooms, type AiDelta, type AnswerFailure, type MessageChanges } from '@switchboard/contracts';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import type { Conversation } from '../conversations/conversations.types';
import { MessageStages } from './message-stages.service';
import { reasonsFor } from './message.mapper';
import type { Message } from './message.schema';
import { messageChanged } from './messages.events';
import { MessagesService } from './messages.service';

/** What browsers hear of messages. Everything here is in the store already, but for the pieces of a begun answer. */
@Injectable()
export class MessagePublisher {
  constructor(
    private readonly realtime: RealtimeServer,
    private readonly messages: MessagesService,
    private readonly stages: MessageStages,
  ) {}

  /** Shows a message to those who may see it: a note to staff alone. */
  async received(message: Message, conversation: Conversation): Promise<void> {
    const conversationId = String(message.conversation);
    const isNote = message.visibility === 'internal';
    const [view] = await this.messages.views([message], conversation, isNote);
    if (!view) return;
    const room = isNote ? rooms.conversationStaff(conversationId) : rooms.conversation(conversationId);
    this.realtime.io.to(room).emit('message:received', { conversationId, message: view });
    if (message.senderType === 'user') this.stages.reached('shown', message);
    if (!isNote && message.flags.length) await this.flagged(message);
  }

  /** Flags, and who released a message in spite of them, are for staff. */
  async flagged(message: Message): Promise<void> {
    const [view] = await this.messages.viewsFor(message.conversation, [message], true);
    if (!view) return;
    const { flags, release } = view;
    const room = rooms.conversationStaff(String(message.conversation));
    this.updated(message, { flags, ...(release && { release }) }, room);
  }

  updated(
    message: Message,
    changes: MessageChanges,
    room = rooms.conversation(String(message.conversation)),
  ): void {
    this.realtime.io.to(room).emit('message:updated', {
      conversationId: String(message.conversation),
      messageId: String(message._id),
      changes: { ...changes, updatedAt: message.updatedAt.toISOString() },
    });
  }

  /** Wakes whoever waits for something to become of a customer's message, in whichever process. */
  changed(messageId: string): void {
    this.realtime.signal(messageChanged, { messageId });
  }

  blocked(message: Message): void {
    this.realtime.io.to(rooms.user(String(message.sender))).emit('message:blocked', {
      conversationId: String(message.conversation),
      messageId: String(message._id),
      clientMessageId: message.clientMessageId ?? null,
      categories: reasonsFor(message),
    });
  }

  assistantIsTyping(conversationId: string): void {
    this.realtime.io.to(rooms.conversation(conversationId)).emit('ai:typing', { conversationId });
  }

  delta(delta: AiDelta): void {
    this.realtime.io.to(rooms.conversation(delta.conversationId)).emit('ai:delta', delta);
  }

  answerCancelled(question: Message, answerId: string): void {
    const conversationId = String(question.conversation);
    this.realtime.io.to(rooms.conversation(conversationId)).emit('ai:cancelled', {
      conversationId,
      messageId: answerId,
      replyTo: String(question._id),
    });
  }

  /** Also as a change of the question, which is what a reload shows. */
  answerFailed(question: Message, failure: AnswerFailure): void {
    const conversationId = String(question.conversation);
    this.realtime.io.to(rooms.conversation(conversationId)).emit('ai:failed', {
      conversationId,
      replyTo: String(question._id),
      ...failure,
    });
    this.updated(question, { answerFailure: failure });
  }
}
