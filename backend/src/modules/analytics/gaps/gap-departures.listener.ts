import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Types } from 'mongoose';
import { ConversationDeleting } from '../../conversations/conversations.events';
import { UserDeparting } from '../../users/users.events';
import { GapChanges } from './gap-changes.service';
import type { GapDeparture } from './gap.schema';
import { GapStateRepository } from './gap-state.repository';

/** Milliseconds in which what is being deleted is gone, and nobody reads it any more. */
const GONE_WITHIN = 30_000;

/** What is deleted, by hand or for its age, is asked by nobody any more; neither is what deleted people asked. */
@Injectable()
export class GapDeparturesListener {
  constructor(
    private readonly changes: GapChanges,
    private readonly state: GapStateRepository,
  ) {}

  @OnEvent(ConversationDeleting.event, { suppressErrors: false })
  async forgetConversation({ conversationId }: ConversationDeleting): Promise<void> {
    await this.forget('conversation', conversationId);
  }

  @OnEvent(UserDeparting.event, { suppressErrors: false })
  async forgetCustomer({ userId, departure: { deletion } }: UserDeparting): Promise<void> {
    if (deletion) await this.forget('customer', userId);
  }

  private async forget(of: GapDeparture['of'], id: string): Promise<void> {
    const gone = new Types.ObjectId(id);
    // First: whoever is reading its messages at this moment sees it, or is cleaned up after.
    await this.state.noteDeparture(gone, of, new Date(Date.now() + GONE_WITHIN));
    await this.changes.remove({ [of]: gone });
  }
}
