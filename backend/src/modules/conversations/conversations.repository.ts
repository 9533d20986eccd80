import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types, type QueryFilter, type UpdateQuery } from 'mongoose';
import { Conversation } from './conversation.schema';

export type ConversationFilter = QueryFilter<Conversation>;
export type ConversationUpdate = UpdateQuery<Conversation>;

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

  /** Newest activity first. */
  findPage(filter: ConversationFilter, limit: number): Promise<Conversation[]> {
    return this.model
      .find(filter)
      .sort({ lastActivityAt: -1, _id: -1 })
      .limit(limit)
      .lean<Conversation[]>()
      .exec();
  }

  find(filter: ConversationFilter, limit: number): Promise<Conversation[]> {
    return this.model.find(filter).limit(limit).lean<Conversation[]>().exec();
  }

  /** One conditional update; @returns the conversation after it, or null when the condition did not hold. */
  updateOne(filter: ConversationFilter, update: ConversationUpdate): Promise<Conversation | null> {
    return this.model
      .findOneAndUpdate(filter, update, { returnDocument: 'after' })
      .lean<Conversation>()
      .exec();
  }

  /** Raises the unread count of everybody but the sender, together with the rest of the update. */
  updateAndCountUnread(
    id: Types.ObjectId,
    sender: Types.ObjectId | null,
    update: { $set?: object; $max?: object; $inc?: Record<string, number> },
  ): Promise<Conversation | null> {
    return this.model
      .findOneAndUpdate(
        { _id: id },
        { ...update, $inc: { ...update.$inc, 'participants.$[other].unread': 1 } },
        {
          returnDocument: 'after',
          arrayFilters: [{ 'other.user': { $ne: sender } }],
        },
      )
      .lean<Conversation>()
      .exec();
  }

  async delete(id: string): Promise<void> {
    await this.model.deleteOne({ _id: id });
  }
}
