import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { isStaff, type ConversationStatus } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import type { TimedDeed } from './conversation-figures.schema';
import type { Conversation } from './conversation.schema';
import { conversationNotFound, onlyHandingBackEndsCrisis, requireCustomer } from './conversations.errors';
import { ConversationReopened, ConversationResolved } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';
import { HandoverTransitions } from './handover-transitions';

/** Resolving and reopening, by whoever may see the conversation. Of several who try, one wins and is named. */
@Injectable()
export class LifecycleService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly transitions: HandoverTransitions,
    private readonly events: EventEmitter2,
  ) {}

  /** @returns the conversation as it is then; when it was resolved already, nothing changes. */
  async resolve(by: Principal, conversation: Conversation): Promise<Conversation> {
    const resolution = resolutionBy(by, conversation);
    const resolved = await this.transitions.apply(
      conversation._id,
      { type: 'resolved' },
      {
        $set: { waitingSince: null, resolution },
        ...(resolution && { milestone: { by: resolution.by, waited: resolution.waited } }),
      },
    );
    if (!resolved) return this.reread(conversation);
    await this.events.emitAsync(ConversationResolved.event, new ConversationResolved(resolved, by));
    return resolved;
  }

  /**
   * Only what was resolved: an escalation ends when somebody hands the conversation back.
   * @throws DomainError CUSTOMER_GONE
   */
  async reopen(by: Principal, conversation: Conversation): Promise<Conversation> {
    const reopened = await this.transitions.apply(conversation._id, { type: 'reopened' });
    if (!reopened) {
      const unchanged = await this.reread(conversation);
      requireCustomer(unchanged);
      return unchanged;
    }
    await this.events.emitAsync(ConversationReopened.event, new ConversationReopened(reopened, by));
    return reopened;
  }

  /** @throws DomainError CONFLICT where a crisis has to be handed back; CUSTOMER_GONE */
  async setStatus(by: Principal, conversation: Conversation, status: ConversationStatus): Promise<void> {
    if (status !== 'resolved') requireCustomer(conversation);
    if (status === 'resolved') await this.resolve(by, conversation);
    else if (status === 'active') await this.activate(by, conversation);
    else {
      const reason = 'requested';
      await this.transitions.apply(conversation._id, { type: 'staff_escalated', reason });
    }
  }

  private async activate(by: Principal, conversation: Conversation): Promise<void> {
    const settled = { $set: { waitingSince: null } };
    if (await this.transitions.apply(conversation._id, { type: 'deescalated' }, settled)) return;
    const { status, isCrisis } = await this.reopen(by, conversation);
    // A crisis that was resolved is one again.
    if (status === 'escalated' && conversation.status === 'escalated' && isCrisis) {
      throw onlyHandingBackEndsCrisis();
    }
  }

  private async reread({ _id }: Conversation): Promise<Conversation> {
    const conversation = await this.repository.findById(_id);
    if (!conversation) throw conversationNotFound();
    return conversation;
  }
}

/** What a customer resolves is no agent's deed, and its reopening nobody's figure. */
function resolutionBy({ _id, role }: Principal, conversation: Conversation): TimedDeed | null {
  if (!isStaff(role)) return null;
  const at = new Date();
  const waited = at.getTime() - workBeganAt(conversation).getTime();
  return { by: new Types.ObjectId(_id), at, waited };
}

/** When people were first needed since it was last resolved, as far as it is known; else when it was made. */
export function workBeganAt({
  createdAt,
  escalation,
  needsPersonSince,
  firstResponse,
  resolution,
}: Pick<
  Conversation,
  'createdAt' | 'escalation' | 'needsPersonSince' | 'firstResponse' | 'resolution'
>): Date {
  const needs = [
    escalation?.at,
    needsPersonSince,
    firstResponse && new Date(firstResponse.at.getTime() - firstResponse.waited),
  ];
  const lastDone = resolution?.at.getTime() ?? 0;
  const times = needs.flatMap((need) => (need && need.getTime() > lastDone ? [need.getTime()] : []));
  return times.length ? new Date(Math.min(...times)) : createdAt;
}
