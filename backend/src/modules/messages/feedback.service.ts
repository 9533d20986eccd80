import { Injectable } from '@nestjs/common';
import type { FeedbackRating, MessageView } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { ConversationsService } from '../conversations/conversations.service';
import { MessagePublisher } from './message-publisher.service';
import { onlyAnswersAreRated, onlyItsCustomerRates } from './messages.errors';
import { MessagesRepository } from './messages.repository';
import { MessagesService } from './messages.service';

/** What customers think of the assistant's answers. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly publisher: MessagePublisher,
  ) {}

  /** The last rating counts; the same one again changes nothing. */
  async rate(
    principal: Principal,
    conversationId: string,
    messageId: string,
    rating: FeedbackRating,
  ): Promise<MessageView> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    if (String(conversation.user) !== principal._id) throw onlyItsCustomerRates();
    const answer = await this.messages.findFor(principal, conversation, messageId);
    if (answer.senderType !== 'ai') throw onlyAnswersAreRated();
    const rated = await this.repository.updateOne(
      { _id: answer._id, feedback: { $ne: rating } },
      { $set: { feedback: rating } },
    );
    if (rated) this.publisher.updated(rated, { feedback: rating });
    return this.messages.view(principal, rated ?? answer, conversation);
  }
}
