import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Types } from 'mongoose';
import { UserDeparting } from '../users/users.events';
import { ConversationAnnouncer } from './conversation-announcer';
import type { Conversation } from './conversation.schema';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';
import { HandoverTransitions } from './handover-transitions';
import { LEFT_BY_AGENTS } from './takeover.service';

/** What becomes of conversations when somebody leaves the staff, or is deleted. All of it may be done twice. */
@Injectable()
export class DepartureService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly conversations: ConversationsService,
    private readonly transitions: HandoverTransitions,
    private readonly announcer: ConversationAnnouncer,
  ) {}

  @OnEvent(UserDeparting.event, { suppressErrors: false })
  async follow({ userId, departure: { deletion } }: UserDeparting): Promise<void> {
    const user = new Types.ObjectId(userId);
    await this.clearDesk(user);
    if (deletion?.conversations === 'delete') await this.removeAllOf(user);
    if (deletion?.conversations === 'anonymise') await this.closeAllOf(user);
  }

  /** Resolved ones, too: they may be reopened. */
  private async clearDesk(agent: Types.ObjectId): Promise<void> {
    const isHandling = { participants: { $elemMatch: { user: agent, isHandling: true } } };
    for await (const conversation of this.repository.each({ $or: [{ assignedAgent: agent }, isHandling] })) {
      if (!(await this.lapse(conversation, agent))) await this.unassign(conversation, agent);
    }
  }

  /** Where nobody else answers, the customer is told, and waits for another person. */
  private lapse({ _id }: Conversation, agent: Types.ObjectId): Promise<Conversation | null> {
    const isAlone = { participants: { $not: { $elemMatch: { user: { $ne: agent }, isHandling: true } } } };
    return this.transitions.apply(
      _id,
      { type: 'takeover_lapsed' },
      { filter: isAlone, $set: LEFT_BY_AGENTS },
    );
  }

  private async unassign({ _id }: Conversation, agent: Types.ObjectId): Promise<void> {
    const left = await this.repository.updateOne(
      { _id, participants: { $elemMatch: { user: agent, isHandling: true } } },
      { $set: { 'participants.$.isHandling': false } },
    );
    const unassigned = await this.repository.updateOne(
      { _id, assignedAgent: agent },
      { $set: { assignedAgent: null } },
    );
    const changed = unassigned ?? left;
    if (changed) await this.announcer.announce(changed);
  }

  private async removeAllOf(user: Types.ObjectId): Promise<void> {
    for await (const conversation of this.repository.each({ user })) {
      await this.conversations.remove(conversation);
    }
  }

  /** Nobody is left to be answered. What was written about the customer for agents goes; what was said stays. */
  private async closeAllOf(user: Types.ObjectId): Promise<void> {
    // First, so that nobody brings one back meanwhile.
    await this.repository.updateAll({ user }, { $set: { isCustomerGone: true } });
    for await (const conversation of this.repository.each({ user, status: 'resolved' })) {
      await this.announcer.announce(conversation);
    }
    // Nobody has solved anything: no figure is to say so.
    const settled = { $set: { waitingSince: null, resolution: null }, milestone: null };
    for await (const { _id } of this.repository.each({ user, status: { $ne: 'resolved' } })) {
      await this.transitions.apply(_id, { type: 'resolved' }, settled);
    }
    await this.repository.updateAll({ user }, { $set: { summary: null, suggestions: null } });
  }
}
