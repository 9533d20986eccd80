import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Sentiment, ToldAs } from '@switchboard/contracts';
import { Model, Types, type QueryFilter } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import { GapQuestion } from './gap.schema';

export type GapQuestionFilter = QueryFilter<GapQuestion>;
export type AskedBy = Pick<GapQuestion, '_id' | 'gap' | 'conversation' | 'customer' | 'toldAs' | 'tellFaq'>;

/** A gap's questions of a stretch. */
export interface GapInRange {
  _id: Types.ObjectId;
  asked: number;
  score: number;
  last: Date;
  positive: number;
  negative: number;
  frustrated: number;
}

const countOf = (sentiment: Sentiment) => ({
  $sum: { $cond: [{ $eq: ['$sentiment', sentiment] }, 1, 0] },
});

const FIGURES = {
  asked: { $sum: 1 },
  score: { $sum: '$weight' },
  first: { $min: '$askedAt' },
  last: { $max: '$askedAt' },
  positive: countOf('positive'),
  negative: countOf('negative'),
  frustrated: countOf('frustrated'),
};

export type QuestionFigures = GapInRange & { first: Date };

@Injectable()
export class GapQuestionsRepository {
  constructor(@InjectModel(GapQuestion.name) private readonly model: Model<GapQuestion>) {}

  /** @returns whether it is new */
  async insert(question: GapQuestion): Promise<boolean> {
    try {
      await this.model.insertMany([question]);
      return true;
    } catch (error) {
      if (duplicateKeyOf(error)) return false;
      throw error;
    }
  }

  find(filter: GapQuestionFilter, order: 1 | -1, limit = 0): Promise<GapQuestion[]> {
    return this.model
      .find(filter)
      .sort({ askedAt: order, _id: order })
      .limit(limit)
      .lean<GapQuestion[]>()
      .exec();
  }

  async update(id: Types.ObjectId, fields: Partial<GapQuestion>): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: fields });
  }

  async gapsOf(filter: GapQuestionFilter): Promise<Types.ObjectId[]> {
    const found = await this.model
      .aggregate<{ _id: Types.ObjectId }>([{ $match: filter }, { $group: { _id: '$gap' } }])
      .exec();
    return found.map(({ _id }) => _id);
  }

  async delete(filter: GapQuestionFilter): Promise<void> {
    await this.model.deleteMany(filter);
  }

  /** By customer. */
  byCustomer(gap: Types.ObjectId): Promise<QuestionFigures[]> {
    return this.model
      .aggregate<QuestionFigures>([{ $match: { gap } }, { $group: { _id: '$customer', ...FIGURES } }])
      .exec();
  }

  /** How many conversations were told, and are to be. */
  async toldOf(gap: Types.ObjectId): Promise<{ told: number; toBeTold: number }> {
    const found = await this.model
      .aggregate<{ toldAs: ToldAs | null; due: Types.ObjectId | null }>([
        { $match: { gap } },
        { $group: { _id: '$conversation', toldAs: { $max: '$toldAs' }, due: { $max: '$tellFaq' } } },
      ])
      .exec();
    return {
      told: found.filter(({ toldAs }) => toldAs && toldAs !== 'nobody').length,
      toBeTold: found.filter(({ due }) => due).length,
    };
  }

  /** The highest score first; of equal ones that which was asked last. */
  rank(gaps: Types.ObjectId[], from: Date, to: Date, skip: number, limit: number): Promise<GapInRange[]> {
    return this.model
      .aggregate<GapInRange>([
        { $match: { askedAt: { $gte: from, $lt: to }, gap: { $in: gaps } } },
        { $group: { _id: '$gap', ...FIGURES } },
        { $sort: { score: -1, last: -1, _id: 1 } },
        { $skip: skip },
        { $limit: limit },
      ])
      .exec();
  }

  async countBetween(gaps: Types.ObjectId[], from: Date, to: Date): Promise<Map<string, number>> {
    const found = await this.model
      .aggregate<{ _id: Types.ObjectId; asked: number }>([
        { $match: { gap: { $in: gaps }, askedAt: { $gte: from, $lt: to } } },
        { $group: { _id: '$gap', asked: { $sum: 1 } } },
      ])
      .exec();
    return new Map(found.map(({ _id, asked }) => [String(_id), asked]));
  }

  /** Asked for, and neither told nor about to be. */
  async tell(gap: Types.ObjectId, faq: Types.ObjectId): Promise<number> {
    const { modifiedCount } = await this.model.updateMany(
      { gap, toldAs: { $exists: false }, tellFaq: { $exists: false } },
      { $set: { tellFaq: faq } },
    );
    return modifiedCount;
  }

  findToTell(limit: number): Promise<GapQuestion[]> {
    return this.model
      .find({ tellFaq: { $exists: true } })
      .sort({ tellFaq: 1 })
      .limit(limit)
      .lean<GapQuestion[]>()
      .exec();
  }

  async markTold(ids: Types.ObjectId[], toldAs: ToldAs): Promise<void> {
    await this.model.updateMany({ _id: { $in: ids } }, { $set: { toldAs }, $unset: { tellFaq: true } });
  }

  /** The FAQ that they were to be told is none any more. */
  async cancelTelling(ids: Types.ObjectId[]): Promise<void> {
    await this.model.updateMany({ _id: { $in: ids } }, { $unset: { tellFaq: true } });
  }
}
