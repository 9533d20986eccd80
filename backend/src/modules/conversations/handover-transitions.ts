import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { Types } from 'mongoose';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { ConversationAnnouncer } from './conversation-announcer';
import type { Conversation, Escalation } from './conversation.schema';
import { assistantInterrupted, ConversationEscalated } from './conversations.events';
import { ConversationsRepository, type ConversationFilter } from './conversations.repository';
import {
  rulesOf,
  type EscalationLine,
  type HandoverCondition,
  type HandoverEvent,
  type HandoverRule,
} from './handover';

/** What goes along with a transition, in the same update. */
interface Along {
  filter?: ConversationFilter;
  $set?: object;
  $max?: object;
  $inc?: object;
}

/**
 * The rules of `handover.ts`, carried out in the store: each is one conditional update, so that of several who try,
 * one wins. Whatever a transition brings about for browsers, workers and the customer follows from its rule.
 */
@Injectable()
export class HandoverTransitions {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly realtime: RealtimeServer,
    private readonly events: EventEmitter2,
  ) {}

  /** @returns the conversation after it; null when the event has no effect, or somebody else was quicker */
  async apply(
    id: string | Types.ObjectId,
    event: HandoverEvent,
    along: Along = {},
  ): Promise<Conversation | null> {
    for (const rule of rulesOf(event)) {
      const changed = await this.repository.updateOne(
        { ...along.filter, _id: id, ...filterOf(rule.when) },
        changeOf(rule, along),
      );
      if (changed) return this.followUp(changed, rule);
    }
    return null;
  }

  private async followUp(conversation: Conversation, rule: HandoverRule): Promise<Conversation> {
    const { _id, aiEpoch } = conversation;
    // A crisis leaves the epoch as it is; what was begun under it is of no use all the same.
    const usableFrom = rule.raisesEpoch ? aiEpoch : rule.set.isCrisis ? aiEpoch + 1 : undefined;
    if (usableFrom !== undefined) {
      this.realtime.signal(assistantInterrupted, { conversationId: String(_id), aiEpoch: usableFrom });
    }
    await this.announcer.announce(conversation);
    if (rule.set.reason) {
      await this.events.emitAsync(ConversationEscalated.event, new ConversationEscalated(conversation));
    }
    return conversation;
  }
}

/** Conversations from before a field existed have no such field. */
function filterOf({ status, isAgentInvolved, isCrisis }: HandoverCondition): ConversationFilter {
  return {
    ...(status && { status: { $in: status } }),
    ...(isAgentInvolved !== undefined && { isAgentInvolved: isAgentInvolved || { $ne: true } }),
    ...(isCrisis !== undefined && { isCrisis: isCrisis || { $ne: true } }),
  };
}

function changeOf({ set, grow = [], raisesEpoch, tells }: HandoverRule, along: Along) {
  const { reason, ...fields } = set;
  const escalation: Escalation | null | undefined = reason && {
    reason,
    line: tells as EscalationLine,
    at: new Date(),
    isAnnounced: false,
  };
  return {
    $set: { ...along.$set, ...fields, ...(escalation !== undefined && { escalation }) },
    $max: { ...along.$max },
    $inc: {
      ...along.$inc,
      ...(raisesEpoch && { aiEpoch: 1 }),
      ...Object.fromEntries(grow.map((streak) => [streak, 1])),
    },
  };
}
