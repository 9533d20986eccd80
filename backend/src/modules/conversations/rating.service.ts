import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { RateConversationRequest } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import type { Conversation } from './conversation.schema';
import { onlyItsCustomerRates, ratedWhenResolved } from './conversations.errors';
import { ConversationRated } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';

/** What customers think of how it went. */
@Injectable()
export class RatingService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly conversations: ConversationsService,
    private readonly events: EventEmitter2,
  ) {}

  /** A second rating replaces the first. @throws DomainError FORBIDDEN, CONFLICT, CONVERSATION_NOT_FOUND */
  async rate(
    principal: Principal,
    id: string,
    { score, comment = '' }: RateConversationRequest,
  ): Promise<Conversation> {
    const { user } = await this.conversations.getFor(principal, id);
    if (String(user) !== principal._id) throw onlyItsCustomerRates();
    const rated = await this.repository.updateOne(
      { _id: id, status: 'resolved' },
      { $set: { rating: { score, comment, at: new Date() } } },
    );
    if (!rated) throw ratedWhenResolved();
    await this.events.emitAsync(ConversationRated.event, new ConversationRated(rated));
    return rated;
  }
}
