import { Injectable } from '@nestjs/common';
import { isStaff, type MessageView } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { ConversationsService } from '../conversations/conversations.service';
import { isForPeople, requireCustomer } from '../conversations/conversations.types';
import { answerDidNotFail, nothingToAnswer, peopleAnswerHere } from './messages.errors';
import { MessagesService } from './messages.service';
import { SettlementService } from './settlement.service';

/** What people may ask of the assistant. It hears of it by the task that then stands on the message. */
@Injectable()
export class AnswerRequestsService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
  ) {}

  /**
   * "Let the assistant answer now": one answer to the customer's last message, also while an agent is involved.
   * @throws DomainError CONFLICT when that message has its answer, or one is on its way; CUSTOMER_GONE.
   */
  async answerNow(principal: Principal, conversationId: string): Promise<null> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    requireCustomer(conversation);
    const question = await this.messages.findUnanswered(conversation._id);
    if (!question || !(await this.settlement.addReplyTask(question, conversation.aiEpoch, true))) {
      throw nothingToAnswer();
    }
    return null;
  }

  /**
   * Asks a question again whose answer failed. Where people answer, only they can have the assistant try again.
   * @throws DomainError CONFLICT when its answer did not fail, or is not the assistant's to give; CUSTOMER_GONE
   */
  async retry(principal: Principal, conversationId: string, messageId: string): Promise<MessageView> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    requireCustomer(conversation);
    const question = await this.messages.findFor(principal, conversation, messageId);
    if (!question.answerFailure) throw answerDidNotFail();
    const isForced = isForPeople(conversation);
    if (isForced && !isStaff(principal.role)) throw peopleAnswerHere();
    const asked = await this.settlement.addReplyTask(question, conversation.aiEpoch, isForced);
    if (!asked) throw answerDidNotFail();
    return this.messages.view(principal, asked, conversation);
  }
}
