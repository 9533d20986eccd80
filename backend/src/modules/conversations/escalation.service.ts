import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { isStaff, type EscalationReason } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { ConversationAnnouncer } from './conversation-announcer';
import type { Conversation } from './conversation.schema';
import { conversationNotFound, customersOnlyRequest } from './conversations.errors';
import { ConversationEscalated } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';

const SWEEP_BATCH = 100;

/** Bringing in people. One conditional update decides who does it; the winner's event tells the customer. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly events: EventEmitter2,
  ) {}

  async escalateFor(
    principal: Principal,
    conversationId: string,
    reason: EscalationReason = 'requested',
  ): Promise<Conversation> {
    if (!isStaff(principal.role) && reason !== 'requested') throw customersOnlyRequest();
    await this.escalate(conversationId, reason);
    const conversation = await this.repository.findById(conversationId);
    if (!conversation) throw conversationNotFound();
    return conversation;
  }

  /** @returns whether this call escalated it; false when it was escalated already. */
  async escalate(conversationId: string | Types.ObjectId, reason: EscalationReason): Promise<boolean> {
    const isCrisis = reason === 'crisis';
    const change = {
      $set: {
        status: 'escalated' as const,
        escalation: { reason, at: new Date(), isAnnounced: false },
        ...(isCrisis && { isCrisis }),
      },
    };
    const escalated = await this.repository.updateOne(
      // A crisis outranks whatever reason stands there, and has words of its own.
      { _id: conversationId, ...(isCrisis ? { isCrisis: { $ne: true } } : { status: { $ne: 'escalated' } }) },
      change,
    );
    if (!escalated) return false;
    await this.announcer.announce(escalated);
    await this.events.emitAsync(ConversationEscalated.event, new ConversationEscalated(escalated));
    return true;
  }

  async markAnnounced({ _id, escalation }: Conversation): Promise<void> {
    await this.repository.updateOne(
      { _id, 'escalation.at': escalation?.at },
      { $set: { 'escalation.isAnnounced': true } },
    );
  }

  /** Raises again the events of escalations from before `deadline` whose customer was never told. */
  async announceForgotten(deadline: Date): Promise<void> {
    const forgotten = await this.repository.find(
      { 'escalation.isAnnounced': false, 'escalation.at': { $lt: deadline } },
      SWEEP_BATCH,
    );
    for (const conversation of forgotten) {
      await this.events.emitAsync(ConversationEscalated.event, new ConversationEscalated(conversation));
    }
  }
}
