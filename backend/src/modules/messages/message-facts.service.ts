import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import type { Message } from './message.schema';
import { MessagesRepository } from './messages.repository';

/** What figures are counted from. Of the texts there is nothing in it. */
export type MessageFacts = Pick<
  Message,
  | 'conversation'
  | 'seq'
  | 'createdAt'
  | 'sender'
  | 'senderType'
  | 'visibility'
  | 'moderation'
  | 'flags'
  | 'releasedAt'
  | 'neededSince'
  | 'answerDue'
  | 'saysUnknown'
  | 'followsUp'
  | 'feedback'
  | 'answerFailure'
  | 'metadata'
>;

/** Messages as whoever counts them sees them. */
@Injectable()
export class MessageFactsService {
  constructor(private readonly repository: MessagesRepository) {}

  /** Written from `from` on and before `to`, in no order. */
  between(from: Date, to: Date): AsyncIterable<MessageFacts> {
    return this.repository.factsOf({ createdAt: { $gte: from, $lt: to } });
  }

  /** The same of these conversations alone. */
  inConversations(ids: Types.ObjectId[], from: Date, to: Date): AsyncIterable<MessageFacts> {
    return this.repository.factsOf({ conversation: { $in: ids }, createdAt: { $gte: from, $lt: to } });
  }

  /** The quarters of an hour in which messages were written that are different since then. */
  changedSince(since: Date): Promise<Date[]> {
    return this.repository.quartersOf({ updatedAt: { $gte: since } });
  }

  /** The quarters of an hour in which the messages of a conversation were written. */
  quartersOf(conversation: Types.ObjectId): Promise<Date[]> {
    return this.repository.quartersOf({ conversation });
  }

  /** null while there are none */
  async earliest(): Promise<Date | null> {
    return (await this.repository.findOldest())?.createdAt ?? null;
  }
}
