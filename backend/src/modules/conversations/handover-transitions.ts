import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { Priority } from '@switchboard/contracts';
import type { Types } from 'mongoose';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { ConversationAnnouncer } from './conversation-announcer';
import type { Conversation, Escalation } from './conversation.schema';
import { assistantInterrupted, ConversationEscalated } from './conversations.events';
import { ConversationsRepository, type ConversationFilter } from './conversations.repository';
import {
  mayReopen,
  needsCustomer,
  rulesOf,
  type EscalationLine,
  type HandoverCondition,
  type HandoverEvent,
  type HandoverRule,
} from './handover';
import { addMilestone, milestoneOf, type Milestone } from './milestone';
import { lowerThan, priorityOf } from './priority';

/** What goes along with a transition, in the same update. */
interface Along {
  filter?: ConversationFilter;
  $set?: object;
  $max?: object;
  $inc?: object;
  /** Of an escalation: the message that asked for a person. */
  question?: Types.ObjectId;
  /** What is kept of it besides what the event says; null: nothing at all is kept. */
  milestone?: Pick<Milestone, 'by' | 'waited'> | null;
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
    const filter = { ...along.filter, ...(needsCustomer(event) && { isCustomerGone: { $ne: true } }) };
    for (const rule of rulesOf(event)) {
      const milestone = along.milestone === null ? null : milestoneOf(event, rule, along.milestone);
      const changed = await this.carryOut(id, rule, { ...along, filter }, milestone);
      if (changed) return this.followUp(changed, rule);
    }
    return null;
  }

  /** Raises the priority, and announces that; what is as urgent already stays. */
  async raisePriority(id: string | Types.ObjectId, atLeast: Priority): Promise<void> {
    const raised = await this.repository.updateOne(
      { _id: id, ...lessUrgentThan(atLeast) },
      { $set: { priority: atLeast } },
    );
    if (raised) await this.announcer.announce(raised);
  }

  /** What depends on more than the rule's condition is tried first, with that condition added. */
  private async carryOut(
    id: string | Types.ObjectId,
    rule: HandoverRule,
    along: Along,
    milestone: Milestone | null,
  ): Promise<Conversation | null> {
    const $push = milestone ? addMilestone(milestone) : {};
    const filter: ConversationFilter = { ...along.filter, _id: id, ...filterOf(rule.when) };
    for (const { when, and } of extrasOf(rule)) {
      const changed = await this.repository.updateOne(
        { $and: [filter, when] },
        { ...changeOf(rule, along, and), $push },
      );
      if (changed) return changed;
    }
    return this.repository.updateOne(filter, { ...changeOf(rule, along), $push });
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

/** What happens besides when more holds than the rule asks for. */
interface Extra {
  when: ConversationFilter;
  and: { reopenings?: number; priority?: Priority };
}

function extrasOf(rule: HandoverRule): Extra[] {
  const priority = rule.set.reason ? priorityOf(rule.set.reason) : null;
  const raised: Extra[] = priority ? [{ when: lessUrgentThan(priority), and: { priority } }] : [];
  // That what an agent had resolved did not last is counted.
  const wasResolved: ConversationFilter = { status: 'resolved', resolution: { $ne: null } };
  const reopened: Extra[] = mayReopen(rule) ? [{ when: wasResolved, and: { reopenings: 1 } }] : [];
  const both = raised.flatMap((one) =>
    reopened.map((other) => ({ when: { $and: [one.when, other.when] }, and: { ...one.and, ...other.and } })),
  );
  return [...both, ...reopened, ...raised];
}

/** Conversations from before there were priorities are of the usual one. */
function lessUrgentThan(priority: Priority): ConversationFilter {
  const lower = lowerThan(priority);
  return { priority: { $in: lower.includes('medium') ? [...lower, null] : lower } };
}

function changeOf(
  { set, grow = [], raisesEpoch, tells }: HandoverRule,
  along: Along,
  { priority, reopenings }: Extra['and'] = {},
) {
  const { reason, needsPerson, ...fields } = set;
  const escalation: Escalation | null | undefined = reason && {
    reason,
    line: tells as EscalationLine,
    at: new Date(),
    ...(along.question && { question: along.question }),
    isAnnounced: false,
  };
  return {
    $set: {
      ...along.$set,
      ...fields,
      ...(escalation !== undefined && { escalation }),
      ...(priority && { priority }),
      // Nobody sleeps on it, and what is done needs no waking.
      ...((needsPerson || fields.status === 'resolved') && { snoozedUntil: null }),
    },
    // Whoever waits already has waited longer.
    ...(needsPerson === true && { $min: { needsPersonSince: new Date() } }),
    ...(needsPerson === false && { $unset: { needsPersonSince: true } }),
    $max: { ...along.$max },
    $inc: {
      ...along.$inc,
      ...(reopenings && { reopenings }),
      ...(raisesEpoch && { aiEpoch: 1 }),
      ...Object.fromEntries(grow.map((streak) => [streak, 1])),
    },
  };
}
