import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Sentiment, ToldAs } from '@switchboard/contracts';
import { Model, Types, type QueryFilter } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import { GapQuestion } from './gap.schema';

export type GapQuestionFilter = QueryFilter<GapQuestion>;
export type AskedBy = Pick<GapQuestion, '_id' | 'gap' | 'conversation' | 'customer' | 'toldAs' | 'tellFaq'>;

/** As whoever counts them sees them. */
export type GapQuestionFacts = Pick<GapQuestion, 'gap' | 'sentiment' | 'askedAt'>;

/** Of somebody's questions. */
export interface QuestionFigures {
  asked: number;
  first: Date;
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
  first: { $min: '$askedAt' },
  last: { $max: '$askedAt' },
  positive: countOf('positive'),
  negative: countOf('negative'),
  frustrated: countOf('frustrated'),
};

@Injectable()
export class GapQuestionsRepository {
  constructor(@InjectModel(GapQuestion.name) private readonly model: Model<GapQuestion>) {}

  /** @returns whether it is new */
  async insert(question: Omit<GapQuestion, 'updatedAt'>): Promise<boolean> {
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

  /** Read one by one, in no order. */
  factsOf(filter: GapQuestionFilter): AsyncIterable<GapQuestionFacts> {
    return this.model
      .find(filter, { _id: 0, gap: 1, sentiment: 1, askedAt: 1 })
      .lean<GapQuestionFacts[]>()
      .cursor();
  }

  /** Asked for, and neither told nor about to be. */
  async tell(gap: Types.ObjectId, faq: Types.ObjectId): Promise<number> {
    const { modifiedCount } = await this.model.updateMany(
      { gap, toldAs: { $exists: false }, tellFaq: { $exists: false } },
      { $set: { tellFaq: faq } },
    );
    return modifiedCount;
  }

  /** Those of a conversation together. */
  findToTell(limit: number): Promise<GapQuestion[]> {
    return this.model
      .find({ tellFaq: { $exists: true } })
      .sort({ tellFaq: 1, conversation: 1 })
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
