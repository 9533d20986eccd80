import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Category } from '@switchboard/contracts';
import { Model, mongo, Types, type QueryFilter } from 'mongoose';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import { Faq } from './faq.schema';

export type FaqFilter = QueryFilter<Faq>;

/** What an insert needs; everything else has a default. */
export type NewFaq = Pick<Faq, 'category' | 'question' | 'answer'> & Partial<Faq>;

/** What of an FAQ an edit may replace. */
export type FaqChanges = Partial<
  Pick<
    Faq,
    | 'category'
    | 'question'
    | 'answer'
    | 'keywords'
    | 'variants'
    | 'relatedQuestions'
    | 'isActive'
    | 'updatedBy'
  >
>;

/** Figures that together are different after every create, edit and delete. */
export interface CatalogueState {
  count: number;
  revisions: number;
  newest: Date | null;
}

@Injectable()
export class FaqsRepository {
  constructor(@InjectModel(Faq.name) private readonly model: Model<Faq>) {}

  async insert(faq: NewFaq): Promise<Faq> {
    const created = await this.model.create(faq);
    return created.toObject();
  }

  /** Each with its own `_id`; those that exist already are left as they are. @returns how many were new. */
  async insertMissing(faqs: readonly (NewFaq & Pick<Faq, '_id'>)[]): Promise<number> {
    try {
      return (await this.model.insertMany(faqs, { ordered: false })).length;
    } catch (error) {
      if (error instanceof mongo.MongoBulkWriteError && duplicateKeyOf(error)) return error.insertedCount;
      throw error;
    }
  }

  findById(id: string): Promise<Faq | null> {
    return this.model.findById(id).lean<Faq>().exec();
  }

  /** By category, then alphabetically. */
  findPage(filter: FaqFilter, limit: number): Promise<Faq[]> {
    return this.model
      .find(filter)
      .sort({ category: 1, question: 1, _id: 1 })
      .limit(limit)
      .lean<Faq[]>()
      .exec();
  }

  /** The best match first. */
  findMatches(words: string, filter: FaqFilter, offset: number, limit: number): Promise<Faq[]> {
    return this.model
      .find({ ...filter, $text: { $search: words } }, { score: { $meta: 'textScore' } })
      .sort({ score: { $meta: 'textScore' }, _id: 1 })
      .skip(offset)
      .limit(limit)
      .lean<Faq[]>()
      .exec();
  }

  findActive(): Promise<Faq[]> {
    return this.model.find({ isActive: true }).sort({ _id: 1 }).lean<Faq[]>().exec();
  }

  async existingIds(ids: Types.ObjectId[]): Promise<string[]> {
    const found = await this.model
      .find({ _id: { $in: ids } }, { _id: 1 })
      .lean<Pick<Faq, '_id'>[]>()
      .exec();
    return found.map(({ _id }) => String(_id));
  }

  count(): Promise<number> {
    return this.model.countDocuments().exec();
  }

  /** @returns the FAQ after the edit, or null when there is none. */
  update(id: string, changes: FaqChanges): Promise<Faq | null> {
    return this.model
      .findOneAndUpdate({ _id: id }, { $set: changes, $inc: { revision: 1 } }, { returnDocument: 'after' })
      .lean<Faq>()
      .exec();
  }

  /** @returns whether there was one. */
  async delete(id: string): Promise<boolean> {
    const { deletedCount } = await this.model.deleteOne({ _id: id });
    return deletedCount > 0;
  }

  async unlinkFromOthers(id: string): Promise<void> {
    const related = new Types.ObjectId(id);
    await this.model.updateMany(
      { relatedQuestions: related },
      { $pull: { relatedQuestions: related }, $inc: { revision: 1 } },
    );
  }

  async raiseUsage(ids: string[]): Promise<void> {
    await this.model.updateMany({ _id: { $in: ids } }, { $inc: { usageCount: 1 } }, { timestamps: false });
  }

  /** @returns the FAQ with its new counts, or null when there is none */
  countOpinions(id: string, change: { yes: number; no: number }): Promise<Faq | null> {
    return this.model
      .findOneAndUpdate(
        { _id: id },
        { $inc: { helpfulCount: change.yes, notHelpfulCount: change.no } },
        { returnDocument: 'after', timestamps: false },
      )
      .lean<Faq>()
      .exec();
  }

  countByCategory(): Promise<{ _id: Category; count: number; usageCount: number }[]> {
    return this.model
      .aggregate<{ _id: Category; count: number; usageCount: number }>([
        { $match: { isActive: true } },
        { $group: { _id: '$category', count: { $sum: 1 }, usageCount: { $sum: '$usageCount' } } },
      ])
      .exec();
  }

  async state(): Promise<CatalogueState> {
    const [state] = await this.model
      .aggregate<CatalogueState>([
        {
          $group: {
            _id: null,
            count: { $sum: 1 },
            revisions: { $sum: '$revision' },
            newest: { $max: '$updatedAt' },
          },
        },
      ])
      .exec();
    return state ?? { count: 0, revisions: 0, newest: null };
  }
}
