import { Injectable } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { SweepDue } from '../../platform/sweep/sweep-due';
import { ConversationAnnouncer } from './conversation-announcer';
import type { Conversation } from './conversation.schema';
import { conversationNotFound, resolvedNeedsNoSnooze, wakingNeedsFuture } from './conversations.errors';
import { SnoozeEnded } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';

/** Milliseconds; a leap year's. */
const LONGEST = 366 * 86_400_000;

/** Conversations that are to come back later. A customer's message wakes them, and so does whatever needs a person. */
@Injectable()
export class SnoozeService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly events: EventEmitter2,
  ) {}

  /**
   * @param until null wakes it now
   * @throws DomainError VALIDATION_FAILED, CONFLICT, CONVERSATION_NOT_FOUND
   */
  async snooze(by: Principal, id: string, until: Date | null): Promise<Conversation> {
    if (until && !isSoon(until)) throw wakingNeedsFuture();
    const changed = await this.repository.updateOne(
      { _id: id, ...(until && { status: { $ne: 'resolved' } }) },
      { $set: { snoozedUntil: until, ...(until && { snoozedBy: new Types.ObjectId(by._id) }) } },
    );
    if (!changed) {
      throw (await this.repository.findById(id)) ? resolvedNeedsNoSnooze() : conversationNotFound();
    }
    await this.announcer.announce(changed);
    return changed;
  }

  /** Safe to run in any number of processes: one of them wakes it. */
  @OnEvent(SweepDue.event, { suppressErrors: false })
  async wakeDue(): Promise<void> {
    // The first bound lets the partial index serve the other.
    const due = this.repository.each({ snoozedUntil: { $gt: new Date(0), $lte: new Date() } });
    for await (const { _id, snoozedUntil } of due) {
      const woken = await this.repository.updateOne({ _id, snoozedUntil }, { $set: { snoozedUntil: null } });
      if (!woken) continue;
      await this.announcer.announce(woken);
      await this.events.emitAsync(SnoozeEnded.event, new SnoozeEnded(woken));
    }
  }
}

function isSoon(moment: Date): boolean {
  const away = moment.getTime() - Date.now();
  return away > 0 && away <= LONGEST;
}
