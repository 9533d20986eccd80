import { Injectable } from '@nestjs/common';
import type { Conversation } from '../../conversations/conversations.types';
import { MessagesService } from '../../messages/messages.service';
import type { Message } from '../../messages/messages.types';
import { UsersService } from '../../users/users.service';
import type { HistoryMessage } from '../providers/ai-provider';
import { toHistory } from '../transcript';
import { ReplyRequests, type PreparedReply } from './reply-requests';

/** Messages before the question that the assistant is shown. */
const HISTORY_LENGTH = 10;

/** Gathers what an answer is made from. */
@Injectable()
export class ReplyContext {
  constructor(
    private readonly messages: MessagesService,
    private readonly users: UsersService,
    private readonly requests: ReplyRequests,
  ) {}

  /** What was said before the question, oldest first. */
  async historyOf(question: Message): Promise<HistoryMessage[]> {
    const before = await this.messages.passedBefore(question, HISTORY_LENGTH);
    return before.map(toHistory);
  }

  async requestFor(
    question: Message,
    conversation: Conversation,
    history: HistoryMessage[],
    signal: AbortSignal,
  ): Promise<PreparedReply> {
    const customer = await this.users.findById(String(conversation.user));
    if (!customer) throw new Error('the customer of this conversation is gone');
    const asked = {
      question: question.content,
      history,
      preferences: customer.chatPreferences,
      customerName: customer.name,
      waited: Date.now() - question.updatedAt.getTime(),
    };
    return this.requests.prepare(asked, signal);
  }
}
