import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { isStaff, type EscalationReason, type Priority } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { SettingsService } from '../settings/settings.service';
import type { Conversation } from './conversation.schema';
import { conversationNotFound, customersOnlyRequest, requireCustomer } from './conversations.errors';
import { ConversationEscalated } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';
import type { HandoverEvent } from './handover';
import { HandoverTransitions } from './handover-transitions';

const SWEEP_BATCH = 100;

/** What has happened when people are asked for with this reason, and not by staff. */
const CAUSE: Record<EscalationReason, HandoverEvent> = {
  requested: { type: 'person_requested' },
  report: { type: 'report_filed' },
  crisis: { type: 'crisis_recognised' },
  low_confidence: { type: 'knowledge_missing' },
  frustrated: { type: 'customer_stayed_frustrated' },
  policy: { type: 'answer_blocked' },
  provider_failed: { type: 'provider_failed' },
};

/** Bringing in people. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly transitions: HandoverTransitions,
    private readonly events: EventEmitter2,
    private readonly settings: SettingsService,
  ) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND, CUSTOMER_GONE; FORBIDDEN for a customer's other reasons */
  async escalateFor(
    principal: Principal,
    conversationId: string,
    reason: EscalationReason = 'requested',
  ): Promise<Conversation> {
    if (!isStaff(principal.role)) {
      if (reason !== 'requested') throw customersOnlyRequest();
      await this.escalate(conversationId, reason);
    } else {
      await this.transitions.apply(conversationId, { type: 'staff_escalated', reason });
    }
    const conversation = await this.repository.findById(conversationId);
    if (!conversation) throw conversationNotFound();
    requireCustomer(conversation);
    return conversation;
  }

  /**
   * @param question the message that asks for it, if one does
   * @returns whether this call escalated it; false when it was so already, when people answer and need no call, or
   * when the settings say that this is no reason
   */
  async escalate(
    conversationId: string | Types.ObjectId,
    reason: EscalationReason,
    question?: Types.ObjectId,
  ): Promise<boolean> {
    if (reason === 'report' && !this.settings.current.escalation.onReport) return false;
    const along = question && { question };
    return (await this.transitions.apply(conversationId, CAUSE[reason], along)) !== null;
  }

  /** Makes it at least as urgent; nothing but a person ever makes it less. */
  async raisePriority(conversationId: string | Types.ObjectId, atLeast: Priority): Promise<void> {
    await this.transitions.raisePriority(conversationId, atLeast);
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
