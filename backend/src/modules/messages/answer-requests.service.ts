import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/security/access.decorators';
import { ConversationsService } from '../conversations/conversations.service';
import { nothingToAnswer } from './messages.errors';
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
   * @throws DomainError CONFLICT when that message has its answer, or one is on its way.
   */
  async answerNow(principal: Principal, conversationId: string): Promise<null> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    const question = await this.messages.findUnanswered(conversation._id);
    if (!question || !(await this.settlement.addReplyTask(question._id, conversation.aiEpoch, true))) {
      throw nothingToAnswer();
    }
    return null;
  }
}
