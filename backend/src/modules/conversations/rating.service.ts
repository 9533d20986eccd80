import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { RateConversationRequest } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import type { Conversation } from './conversation.schema';
import { onlyItsCustomerRates, ratedWhenResolved } from './conversations.errors';
import { ConversationRated } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';
import { addMilestone } from './milestone';

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
    const { user, assignedAgent, resolution } = await this.conversations.getFor(principal, id);
    if (String(user) !== principal._id) throw onlyItsCustomerRates();
    const at = new Date();
    // Whoever has it; when nobody has it any more, whoever resolved it.
    const by = assignedAgent ?? resolution?.by;
    const rated = await this.repository.updateOne(
      { _id: id, status: 'resolved' },
      {
        $set: { rating: { score, comment, at } },
        $push: addMilestone({ kind: 'rated', at, score, ...(by && { by }) }),
      },
    );
    if (!rated) throw ratedWhenResolved();
    await this.events.emitAsync(ConversationRated.event, new ConversationRated(rated));
    return rated;
  }
}
