import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, type QueryFilter } from 'mongoose';
import { CannedReply } from './canned-reply.schema';

export type CannedReplyFilter = QueryFilter<CannedReply>;
export type NewCannedReply = Pick<CannedReply, 'shortcut' | 'title' | 'content'> & Partial<CannedReply>;

@Injectable()
export class CannedRepliesRepository {
  constructor(@InjectModel(CannedReply.name) private readonly model: Model<CannedReply>) {}

  async insert(reply: NewCannedReply): Promise<CannedReply> {
    return (await this.model.create(reply)).toObject();
  }

  /** In the alphabetical order of their shortcuts. */
  find(filter: CannedReplyFilter, limit: number): Promise<CannedReply[]> {
    return this.model.find(filter).sort({ shortcut: 1 }).limit(limit).lean<CannedReply[]>().exec();
  }

  count(): Promise<number> {
    return this.model.countDocuments().exec();
  }

  findById(id: string): Promise<CannedReply | null> {
    return this.model.findById(id).lean<CannedReply>().exec();
  }

  /** @returns the reply after the edit, or null when there is none. */
  update(id: string, changes: Partial<NewCannedReply>): Promise<CannedReply | null> {
    return this.model
      .findOneAndUpdate({ _id: id }, { $set: changes }, { returnDocument: 'after' })
      .lean<CannedReply>()
      .exec();
  }

  /** @returns the reply that was deleted, or null when there was none. */
  delete(id: string): Promise<CannedReply | null> {
    return this.model.findOneAndDelete({ _id: id }).lean<CannedReply>().exec();
  }
}
