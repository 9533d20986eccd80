import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types, type QueryFilter, type UpdateQuery } from 'mongoose';
import type { ConversationFacts } from './conversation-facts.service';
import { Conversation, type Participant } from './conversation.schema';

export type ConversationFilter = QueryFilter<Conversation>;
export type ConversationUpdate = UpdateQuery<Conversation>;

/** Of conversations that fit a filter. */
export interface Extent {
  conversations: number;
  messages: number;
  /** Last activity of the one that lies longest; null when there is none. */
  oldest: Date | null;
}

export interface CustomerFigures {
  total: number;
  resolved: number;
  averageRating: number | null;
}

/** Messages remembered as counted: more than can be on their way at once in one conversation. */
const RECORDED_KEPT = 100;

const FACTS: Record<keyof ConversationFacts, 1> = {
  _id: 1,
  createdAt: 1,
  status: 1,
  category: 1,
  sentiment: 1,
  metadata: 1,
  escalation: 1,
  isAgentInvolved: 1,
  milestones: 1,
};

@Injectable()
export class ConversationsRepository {
  constructor(@InjectModel(Conversation.name) private readonly model: Model<Conversation>) {}

  async insert(conversation: Partial<Conversation>): Promise<Conversation> {
    const created = await this.model.create(conversation);
    return created.toObject();
  }

  findById(id: string | Types.ObjectId): Promise<Conversation | null> {
    return this.model.findById(id).lean<Conversation>().exec();
  }

  /** For lists: without what is kept to count messages and events, which can be longer than all the rest. */
  findPage(filter: ConversationFilter, sort: Record<string, -1>, limit: number): Promise<Conversation[]> {
    return this.model
      .find(filter, { recorded: 0, milestones: 0 })
      .sort(sort)
      .limit(limit)
      .lean<Conversation[]>()
      .exec();
  }

  find(filter: ConversationFilter, limit: number): Promise<Conversation[]> {
    return this.model.find(filter).limit(limit).lean<Conversation[]>().exec();
  }

  async findIds(filter: ConversationFilter): Promise<Types.ObjectId[]> {
    const found = await this.model.find(filter, { _id: 1 }).lean<Pick<Conversation, '_id'>[]>().exec();
    return found.map(({ _id }) => _id);
  }

  count(filter: ConversationFilter): Promise<number> {
    return this.model.countDocuments(filter).exec();
  }

  /** How long customers waited for the first answer of a person, the newest ones, in ms. */
  async recentWaits(since: Date, limit: number): Promise<number[]> {
    const found = await this.model
      .find({ 'firstResponse.at': { $gte: since } }, { 'firstResponse.waited': 1 })
      .sort({ 'firstResponse.at': -1 })
      .limit(limit)
      .lean<Pick<Conversation, 'firstResponse'>[]>()
      .exec();
    return found.flatMap(({ firstResponse }) => (firstResponse ? [firstResponse.waited] : []));
  }

  /** Over all of a customer's conversations; the rating over those that were rated. */
  async customerFigures(user: Types.ObjectId): Promise<CustomerFigures> {
    const [figures] = await this.model
      .aggregate<CustomerFigures>([
        { $match: { user } },
        {
          $group: {
            _id: null,
            total: { $sum: 1 },
            resolved: { $sum: { $cond: [{ $eq: ['$status', 'resolved'] }, 1, 0] } },
            averageRating: { $avg: '$rating.score' },
          },
        },
      ])
      .exec();
    return figures ?? { total: 0, resolved: 0, averageRating: null };
  }

  async extentOf(filter: ConversationFilter): Promise<Extent> {
    const [extent] = await this.model
      .aggregate<Extent>([
        { $match: filter },
        {
          $group: {
            _id: null,
            conversations: { $sum: 1 },
            messages: { $sum: '$metadata.totalMessages' },
            oldest: { $min: '$lastActivityAt' },
          },
        },
      ])
      .exec();
    return extent ?? { conversations: 0, messages: 0, oldest: null };
  }

  /** All that fit, one after another, in no order. */
  each(filter: ConversationFilter): AsyncIterable<Conversation> {
    return this.model.find(filter).lean<Conversation[]>().cursor();
  }

  factsOf(filter: ConversationFilter): AsyncIterable<ConversationFacts> {
    return this.model.find(filter, FACTS).lean<ConversationFacts[]>().cursor();
  }

  findOldest(): Promise<Pick<Conversation, 'createdAt'> | null> {
    return this.model
      .findOne({}, { createdAt: 1 })
      .sort({ createdAt: 1 })
      .lean<Pick<Conversation, 'createdAt'>>()
      .exec();
  }

  /** One conditional update; @returns the conversation after it, or null when the condition did not hold. */
  updateOne(filter: ConversationFilter, update: ConversationUpdate): Promise<Conversation | null> {
    return this.model
      .findOneAndUpdate(filter, update, { returnDocument: 'after' })
      .lean<Conversation>()
      .exec();
  }

  async updateAll(filter: ConversationFilter, update: ConversationUpdate): Promise<void> {
    await this.model.updateMany(filter, update);
  }

  /**
   * Counts a message, once: raises the unread count of everybody but its sender, together with the rest of the update.
   * @returns the conversation after it, or null when the message was counted before
   */
  recordMessage(
    id: Types.ObjectId,
    messageId: Types.ObjectId,
    sender: Types.ObjectId | null,
    update: {
      $set?: object;
      $unset?: Record<string, true>;
      $max?: object;
      $inc?: Record<string, number>;
    },
  ): Promise<Conversation | null> {
    return this.model
      .findOneAndUpdate(
        { _id: id, recorded: { $ne: messageId } },
        {
          ...update,
          $inc: { ...update.$inc, 'participants.$[other].unread': 1 },
          $push: { recorded: { $each: [messageId], $slice: -RECORDED_KEPT } },
        },
        {
          returnDocument: 'after',
          arrayFilters: [{ 'other.user': { $ne: sender } }],
        },
      )
      .lean<Conversation>()
      .exec();
  }

  /** @returns the conversation with its new participant, or null when the user was one before. */
  addParticipant(id: string | Types.ObjectId, participant: Participant): Promise<Conversation | null> {
    return this.updateOne(
      { _id: id, 'participants.user': { $ne: participant.user } },
      { $push: { participants: participant } },
    );
  }

  /** @returns whether it was there until now */
  async delete(id: string): Promise<boolean> {
    const { deletedCount } = await this.model.deleteOne({ _id: id });
    return deletedCount > 0;
  }
}
