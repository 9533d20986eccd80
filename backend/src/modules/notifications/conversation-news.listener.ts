import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { isStaff } from '@switchboard/contracts';
import type { Types } from 'mongoose';
import {
  ConversationAssigned,
  ConversationEscalated,
  ConversationRated,
  ConversationResolved,
  SnoozeEnded,
} from '../conversations/conversations.events';
import type { Conversation } from '../conversations/conversations.types';
import { DirectoryService, type DirectoryEntry } from '../users/directory.service';
import { NotifierService, type News } from './notifier.service';

/** What becomes of conversations, as news. */
@Injectable()
export class ConversationNewsListener {
  constructor(
    private readonly notifier: NotifierService,
    private readonly directory: DirectoryService,
  ) {}

  /** Who is away is left in peace, unless it is urgent. Of a report staff are told as such. */
  @OnEvent(ConversationEscalated.event)
  async tellEscalated({ conversation }: ConversationEscalated): Promise<void> {
    const { escalation, priority } = conversation;
    if (!escalation || escalation.reason === 'report') return;
    const isUrgent = priority === 'urgent' || escalation.reason === 'crisis';
    const staff = await this.directory.staff();
    await this.notifier.tell(
      newsOf('escalation', conversation, escalation.at),
      isUrgent ? staff : staff.filter(({ staffStatus }) => staffStatus !== 'away'),
    );
  }

  @OnEvent(ConversationAssigned.event)
  async tellAssigned({ conversation, agent, by }: ConversationAssigned): Promise<void> {
    const news = newsOf('assigned', conversation, conversation.updatedAt, by._id);
    await this.notifier.tell(news, await this.directory.entries([agent._id]));
  }

  @OnEvent(SnoozeEnded.event)
  async tellSnoozeEnded({ conversation }: SnoozeEnded): Promise<void> {
    const { assignedAgent, snoozedBy, updatedAt } = conversation;
    await this.notifier.tell(
      newsOf('snooze_ended', conversation, updatedAt),
      await this.entryOf(assignedAgent ?? snoozedBy),
    );
  }

  /** To whoever has it; when nobody has it any more, to whoever resolved it. */
  @OnEvent(ConversationRated.event)
  async tellRated({ conversation }: ConversationRated): Promise<void> {
    const { rating, assignedAgent, resolution, user } = conversation;
    if (!rating) return;
    await this.notifier.tell(
      newsOf('rated', conversation, rating.at, String(user)),
      await this.entryOf(assignedAgent ?? resolution?.by),
    );
  }

  @OnEvent(ConversationResolved.event)
  async tellResolved({ conversation, by }: ConversationResolved): Promise<void> {
    if (!isStaff(by.role)) return;
    const news = newsOf('resolved', conversation, conversation.updatedAt, by._id);
    await this.notifier.tell(news, await this.entryOf(conversation.user));
  }

  private entryOf(user: Types.ObjectId | null | undefined): Promise<DirectoryEntry[]> {
    return this.directory.entries(user ? [String(user)] : []);
  }
}

function newsOf(
  kind: News['kind'],
  { _id, title }: Conversation,
  at: Date,
  actor: string | null = null,
): News {
  return { kind, cause: `${kind} ${String(_id)} ${at.toISOString()}`, actor, text: title, conversation: _id };
}
