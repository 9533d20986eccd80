import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { SettingsService } from '../settings/settings.service';
import { PresenceService } from '../users/presence.service';
import { ConversationAnnouncer } from './conversation-announcer';
import { newParticipant, type Conversation } from './conversation.schema';
import { conversationNotFound, requireCustomer } from './conversations.errors';
import { AgentJoined, HandedBack } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';
import { HandoverTransitions } from './handover-transitions';

/** No agent works on it any more. */
export const LEFT_BY_AGENTS = {
  assignedAgent: null,
  waitingSince: null,
  'participants.$[].isHandling': false,
};

/** Who leads a conversation: the assistant, or people. Each change is one conditional update with one winner. */
@Injectable()
export class TakeoverService {
  constructor(
    private readonly settings: SettingsService,
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly presence: PresenceService,
    private readonly transitions: HandoverTransitions,
    private readonly events: EventEmitter2,
  ) {}

  /**
   * The agent steps in. The first becomes `assignedAgent`, another joins as a participant; joining twice changes
   * nothing.
   * @throws DomainError CONVERSATION_NOT_FOUND, CUSTOMER_GONE
   */
  async join(agent: Principal, conversationId: string): Promise<Conversation> {
    const user = new Types.ObjectId(agent._id);
    const takenOver =
      (await this.transitions.apply(
        conversationId,
        { type: 'agent_joined' },
        { filter: { assignedAgent: null }, $set: { assignedAgent: user }, milestone: { by: user } },
      )) ??
      (await this.transitions.apply(conversationId, { type: 'agent_joined' }, { milestone: { by: user } }));
    const found = takenOver ?? (await this.repository.findById(conversationId));
    if (!found) throw conversationNotFound();
    requireCustomer(found);
    const joined = await this.addAgent(found, user, agent.role);
    const conversation = joined ?? found;
    if (joined || takenOver) {
      this.announcer.agentJoined(conversation, agent);
      await this.announcer.announce(conversation);
      await this.events.emitAsync(AgentJoined.event, new AgentJoined(conversation, agent));
    }
    return conversation;
  }

  /**
   * Gives the conversation back to the assistant; nothing happens when the assistant has it.
   * @throws DomainError CONVERSATION_NOT_FOUND, CUSTOMER_GONE
   */
  async handBack(agent: Principal, conversationId: string): Promise<Conversation> {
    const conversation = await this.transitions.apply(
      conversationId,
      { type: 'handed_back' },
      { $set: LEFT_BY_AGENTS },
    );
    if (!conversation) {
      const unchanged = await this.repository.findById(conversationId);
      if (!unchanged) throw conversationNotFound();
      requireCustomer(unchanged);
      return unchanged;
    }
    await this.events.emitAsync(HandedBack.event, new HandedBack(conversation, agent));
    return conversation;
  }

  /**
   * Ends take-overs whose customer has waited too long while none of the agents holds a connection.
   * Safe to run in any number of processes.
   */
  async lapseAbandoned(): Promise<void> {
    const deadline = new Date(Date.now() - this.settings.current.escalation.lapseMinutes * 60_000);
    // The first condition lets the partial index serve the second.
    const waitingSince = { $type: 'date', $lt: deadline } as const;
    const filter = { waitingSince, isAgentInvolved: true, status: { $ne: 'resolved' as const } };
    for await (const conversation of this.repository.each(filter)) {
      if (!(await this.hasAgentOnline(conversation))) await this.lapse(conversation);
    }
  }

  private async lapse({ _id, aiEpoch, waitingSince }: Conversation): Promise<void> {
    await this.transitions.apply(
      _id,
      { type: 'takeover_lapsed' },
      { filter: { aiEpoch, waitingSince }, $set: LEFT_BY_AGENTS },
    );
  }

  /** @throws when that cannot be known: nobody's take-over lapses because Redis is away */
  private async hasAgentOnline({ participants }: Conversation): Promise<boolean> {
    for (const { user, isHandling } of participants) {
      if (isHandling && (await this.presence.holdsLease(String(user)))) return true;
    }
    return false;
  }

  /** @returns the conversation when the agent was not working on it before. */
  private async addAgent(
    { _id, lastSeq }: Conversation,
    user: Types.ObjectId,
    role: Principal['role'],
  ): Promise<Conversation | null> {
    return (
      (await this.repository.updateOne(
        { _id, participants: { $elemMatch: { user, isHandling: false } } },
        { $set: { 'participants.$.isHandling': true } },
      )) ?? this.repository.addParticipant(_id, newParticipant(user, role, true, lastSeq))
    );
  }
}
