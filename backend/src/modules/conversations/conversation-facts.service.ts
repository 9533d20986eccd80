import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import type { Conversation } from './conversation.schema';
import { ConversationsRepository } from './conversations.repository';

/** What figures are counted from. */
export type ConversationFacts = Pick<
  Conversation,
  | '_id'
  | 'createdAt'
  | 'status'
  | 'category'
  | 'sentiment'
  | 'metadata'
  | 'escalation'
  | 'isAgentInvolved'
  | 'milestones'
>;

/** Conversations as whoever counts them sees them. */
@Injectable()
export class ConversationFactsService {
  constructor(private readonly repository: ConversationsRepository) {}

  /** Begun from `from` on and before `to`, or something happened to them then; each once, in no order. */
  async *between(from: Date, to: Date): AsyncIterable<ConversationFacts> {
    const within = { $gte: from, $lt: to };
    yield* this.repository.factsOf({ createdAt: within });
    for await (const facts of this.repository.factsOf({ milestones: { $elemMatch: { at: within } } })) {
      const isTheSame = facts.createdAt >= from && facts.createdAt < to;
      if (!isTheSame) yield facts;
    }
  }

  /** Those of them that are still there, in no order. */
  of(ids: Types.ObjectId[]): AsyncIterable<ConversationFacts> {
    return this.repository.factsOf({ _id: { $in: ids } });
  }

  changedSince(since: Date): AsyncIterable<ConversationFacts> {
    return this.repository.factsOf({ updatedAt: { $gte: since } });
  }

  /** null while there are none */
  async earliest(): Promise<Date | null> {
    return (await this.repository.findOldest())?.createdAt ?? null;
  }
}
