import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types, type QueryFilter, type UpdateQuery } from 'mongoose';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import type { TimedMessage } from './conversation-statistics';
import type { MessageFacts } from './message-facts.service';
import { Message, type MessageTask } from './message.schema';

export type NewMessage = Omit<Message, 'seq' | 'createdAt' | 'updatedAt' | 'type'>;
export type MessageFilter = QueryFilter<Message>;

/** A message with work on it, and since when it was left alone: two of the same moment are told apart by the id. */
export type ForgottenMessage = Pick<Message, '_id' | 'updatedAt'>;

/** The journal must hold a message before anybody is told that it is stored. */
const WRITE_CONCERN = { w: 'majority', j: true } as const;

const FACTS: Record<keyof MessageFacts, 1> & { _id: 0 } = {
  _id: 0,
  conversation: 1,
  seq: 1,
  createdAt: 1,
  sender: 1,
  senderType: 1,
  visibility: 1,
  moderation: 1,
  flags: 1,
  releasedAt: 1,
  neededSince: 1,
  answerDue: 1,
  saysUnknown: 1,
  followsUp: 1,
  feedback: 1,
  answerFailure: 1,
  metadata: 1,
};

@Injectable()
export class MessagesRepository {
  constructor(@InjectModel(Message.name) private readonly model: Model<Message>) {}

  /**
   * Inserts with the number after `lastSeq`, or the next free one. Goes past Mongoose, which takes three times as
   * long to insert.
   * @param lastSeq the highest number known; it may lag
   * @returns null when the message is there already: the same id, the same client id, or an answer to the same question
   */
  async insertNext(message: NewMessage, lastSeq: number): Promise<Message | null> {
    const now = new Date();
    for (let seq = lastSeq + 1; ; seq = (await this.highestSeq(message.conversation, seq)) + 1) {
      const document: Message = { ...message, seq, type: 'text', createdAt: now, updatedAt: now };
      try {
        await this.model.collection.insertOne(document, {
          writeConcern: WRITE_CONCERN,
          ignoreUndefined: true,
        });
        return document;
      } catch (error) {
        const key = duplicateKeyOf(error);
        if (!key) throw error;
        if (!key.includes('seq')) return null;
      }
    }
  }

  /**
   * Changes a message that fits and gives it the number after `lastSeq`, or the next free one.
   * @returns the message after it, or null when none fits
   */
  async moveToEnd(
    filter: MessageFilter & { _id: Types.ObjectId },
    fields: Partial<Message>,
    lastSeq: number,
  ): Promise<Message | null> {
    const { conversation } = (await this.findById(filter._id)) ?? {};
    if (!conversation) return null;
    for (let seq = lastSeq + 1; ; seq = (await this.highestSeq(conversation, seq)) + 1) {
      try {
        return await this.updateOne(filter, { $set: { ...fields, seq } });
      } catch (error) {
        if (!duplicateKeyOf(error)?.includes('seq')) throw error;
      }
    }
  }

  /** Newest first. */
  findNewest(filter: MessageFilter, limit: number): Promise<Message[]> {
    return this.model.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).lean<Message[]>().exec();
  }

  /**
   * What everybody in the conversation can see, newest first. By `_id`, which has an index and tells when they were
   * written; answers have ids made of others, of which those above the present are left aside.
   */
  findNewestOfCustomers(
    limit: number,
  ): Promise<Pick<Message, '_id' | 'conversation' | 'content' | 'createdAt'>[]> {
    const now = Types.ObjectId.createFromTime(Math.ceil(Date.now() / 1_000) + 1);
    return this.model
      .find(
        { _id: { $lt: now }, senderType: 'user', visibility: 'public', moderation: 'passed' },
        { conversation: 1, content: 1, createdAt: 1 },
      )
      .sort({ _id: -1 })
      .limit(limit)
      .lean<Pick<Message, '_id' | 'conversation' | 'content' | 'createdAt'>[]>()
      .exec();
  }

  /** Of these messages the ids of those that the assistant has answered. */
  async answeredAmong(ids: Types.ObjectId[]): Promise<Set<string>> {
    const answers = await this.model
      .find({ replyTo: { $exists: true, $in: ids }, moderation: 'passed' }, { replyTo: 1 })
      .lean<Pick<Message, 'replyTo'>[]>()
      .exec();
    return new Set(answers.map(({ replyTo }) => String(replyTo)));
  }

  findById(id: string | Types.ObjectId): Promise<Message | null> {
    return this.model.findById(id).lean<Message>().exec();
  }

  findOne(filter: MessageFilter, sort: Record<string, 1 | -1> = {}): Promise<Message | null> {
    return this.model.findOne(filter).sort(sort).lean<Message>().exec();
  }

  /** In the order of `direction` by `seq`. */
  find(filter: MessageFilter, direction: 1 | -1, limit: number): Promise<Message[]> {
    return this.model.find(filter).sort({ seq: direction }).limit(limit).lean<Message[]>().exec();
  }

  /** When people and the assistant said what everybody in the conversation can see, ascending, without the texts. */
  timelineOf(conversation: Types.ObjectId): Promise<TimedMessage[]> {
    return this.model
      .find(
        { conversation, visibility: 'public', moderation: 'passed', senderType: { $ne: 'system' } },
        { seq: 1, senderType: 1, createdAt: 1, releasedAt: 1, 'metadata.sentiment': 1 },
      )
      .sort({ seq: 1 })
      .lean<TimedMessage[]>()
      .exec();
  }

  /** By conversation the newest message that fits. */
  async newestByConversation(filter: MessageFilter): Promise<Map<string, Types.ObjectId>> {
    const found = await this.model
      .aggregate<{ _id: Types.ObjectId; newest: { seq: number; message: Types.ObjectId } }>([
        { $match: filter },
        // Documents are compared field by field, so the highest number decides.
        { $group: { _id: '$conversation', newest: { $max: { seq: '$seq', message: '$_id' } } } },
      ])
      .exec();
    return new Map(found.map(({ _id, newest }) => [String(_id), newest.message]));
  }

  findTexts(filter: MessageFilter): Promise<Pick<Message, '_id' | 'conversation' | 'seq' | 'content'>[]> {
    return this.model
      .find(filter, { conversation: 1, seq: 1, content: 1 })
      .lean<Pick<Message, '_id' | 'conversation' | 'seq' | 'content'>[]>()
      .exec();
  }

  factsOf(filter: MessageFilter): AsyncIterable<MessageFacts> {
    return this.model.find(filter, FACTS).lean<MessageFacts[]>().cursor();
  }

  /** The quarters of an hour in which messages that fit were written. */
  async quartersOf(filter: MessageFilter): Promise<Date[]> {
    const quarter = { $dateTrunc: { date: '$createdAt', unit: 'minute', binSize: 15 } } as const;
    const found = await this.model
      .aggregate<{ _id: Date }>([{ $match: filter }, { $group: { _id: quarter } }])
      .exec();
    return found.map(({ _id }) => _id);
  }

  /** What customers and the assistant wrote and is different since then, in the order in which it became so. */
  changedSince(since: Date): AsyncIterable<Pick<Message, '_id' | 'senderType' | 'replyTo' | 'updatedAt'>> {
    return this.model
      .find(
        { updatedAt: { $gte: since }, senderType: { $in: ['user', 'ai'] } },
        { senderType: 1, replyTo: 1, updatedAt: 1 },
      )
      .sort({ updatedAt: 1 })
      .lean<Pick<Message, '_id' | 'senderType' | 'replyTo' | 'updatedAt'>[]>()
      .cursor();
  }

  findOldest(): Promise<Pick<Message, 'createdAt'> | null> {
    return this.model
      .findOne({}, { _id: 0, createdAt: 1 })
      .sort({ createdAt: 1 })
      .lean<Pick<Message, 'createdAt'>>()
      .exec();
  }

  count(filter: MessageFilter): Promise<number> {
    return this.model.countDocuments(filter).exec();
  }

  /** One conditional update; @returns the message after it, or null when the condition did not hold. */
  updateOne(filter: MessageFilter, update: UpdateQuery<Message>): Promise<Message | null> {
    return this.model.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean<Message>().exec();
  }

  /** Messages with this task that nobody has touched since `before`, oldest first, behind `after`. */
  findWithTask(
    task: MessageTask,
    before: Date,
    limit: number,
    after?: ForgottenMessage,
  ): Promise<ForgottenMessage[]> {
    return this.model
      .find(
        {
          // The first condition lets the partial index serve the others.
          'tasks.0': { $exists: true },
          tasks: task,
          updatedAt: { $lt: before, ...(after && { $gte: after.updatedAt }) },
          ...(after && {
            $or: [{ updatedAt: { $gt: after.updatedAt } }, { _id: { $gt: after._id } }],
          }),
        },
        { updatedAt: 1 },
      )
      .sort({ updatedAt: 1, _id: 1 })
      .limit(limit)
      .lean<ForgottenMessage[]>()
      .exec();
  }

  /** Of the lines of Switchboard's in these conversations. */
  async rewordSystem(conversations: Types.ObjectId[], before: string, after: string): Promise<void> {
    await this.model.updateMany(
      { conversation: { $in: conversations }, senderType: 'system', content: before },
      { $set: { content: after } },
    );
  }

  async delete(filter: MessageFilter): Promise<void> {
    await this.model.deleteMany(filter);
  }

  private async highestSeq(conversation: Types.ObjectId, atLeast: number): Promise<number> {
    const highest = await this.model
      .findOne({ conversation }, { seq: 1 })
      .sort({ seq: -1 })
      .lean<Pick<Message, 'seq'>>()
      .exec();
    return Math.max(highest?.seq ?? 0, atLeast - 1);
  }
}
