import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Category } from '@switchboard/contracts';
import { Model, mongo, Types, type AnyBulkWriteOperation, type QueryFilter } from 'mongoose';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import type { OpinionCounts } from './faq-opinions.repository';
import { Faq, UNPLACED } from './faq.schema';

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
    | 'position'
    | 'restoredFrom'
    | 'lastImport'
    | 'updatedBy'
  >
>;

/** Where an FAQ stands among those of its category. */
export type FaqPlace = Pick<Faq, '_id' | 'question' | 'position'>;

/** An edit of the FAQ as it was at that revision. */
export interface FaqEdit {
  id: Types.ObjectId;
  revision: number;
  changes: FaqChanges;
}

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

  /** By category and place; those that have none, alphabetically. */
  findPage(filter: FaqFilter, limit: number): Promise<Faq[]> {
    return this.model
      .find(filter)
      .sort({ category: 1, position: 1, question: 1, _id: 1 })
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

  /** In the order of the lists. */
  findAll(): Promise<Faq[]> {
    return this.model.find().sort({ category: 1, position: 1, question: 1, _id: 1 }).lean<Faq[]>().exec();
  }

  findMany(filter: FaqFilter): Promise<Faq[]> {
    return this.model.find(filter).lean<Faq[]>().exec();
  }

  /** In the order of the lists. */
  findPlaces(category: Category): Promise<FaqPlace[]> {
    return this.model
      .find({ category }, { question: 1, position: 1 })
      .sort({ category: 1, position: 1, question: 1, _id: 1 })
      .lean<FaqPlace[]>()
      .exec();
  }

  /** By id; without those that are gone. */
  async questionsOf(ids: Types.ObjectId[]): Promise<Map<string, string>> {
    const found = ids.length
      ? await this.model
          .find({ _id: { $in: ids } }, { question: 1 })
          .lean<Pick<Faq, '_id' | 'question'>[]>()
          .exec()
      : [];
    return new Map(found.map(({ _id, question }) => [String(_id), question]));
  }

  findTitles(): Promise<Pick<Faq, '_id' | 'question' | 'category' | 'isActive'>[]> {
    return this.model
      .find({}, { question: 1, category: 1, isActive: 1 })
      .lean<Pick<Faq, '_id' | 'question' | 'category' | 'isActive'>[]>()
      .exec();
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

  /** @returns the FAQ after the edit, or null when it is gone or not at that revision any more. */
  update({ id, revision, changes }: FaqEdit): Promise<Faq | null> {
    return this.model
      .findOneAndUpdate({ _id: id, revision }, editOf(changes), { returnDocument: 'after' })
      .lean<Faq>()
      .exec();
  }

  /** The same for many; those that are not at their revision any more are left as they are. */
  async updateMany(edits: readonly FaqEdit[]): Promise<void> {
    await this.model.bulkWrite(
      edits.map(({ id, revision, changes }): AnyBulkWriteOperation<Faq> => {
        return { updateOne: { filter: { _id: id, revision }, update: editOf(changes) } };
      }),
      { ordered: false },
    );
  }

  /** @returns whether it was still there, and at the place that it was found at. */
  async place({ _id, position }: FaqPlace, category: Category, to: number): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      { _id, category, position },
      { $set: { position: to } },
      { timestamps: false },
    );
    return matchedCount > 0;
  }

  /** Of FAQs from before there were places. */
  async placeUnplaced(): Promise<void> {
    await this.model.updateMany(
      { position: { $exists: false } },
      { $set: { position: UNPLACED } },
      { timestamps: false },
    );
  }

  /** @returns what was deleted, or null when there was none. */
  delete(id: string): Promise<Faq | null> {
    return this.model.findOneAndDelete({ _id: id }).lean<Faq>().exec();
  }

  async idsLinkingTo(id: string): Promise<string[]> {
    const found = await this.model
      .find({ relatedQuestions: new Types.ObjectId(id) }, { _id: 1 })
      .lean<Pick<Faq, '_id'>[]>()
      .exec();
    return found.map(({ _id }) => String(_id));
  }

  async raiseUsage(ids: string[]): Promise<void> {
    await this.model.updateMany({ _id: { $in: ids } }, { $inc: { usageCount: 1 } }, { timestamps: false });
  }

  /** @returns the FAQ with its new counts, or null when there is none */
  setOpinionCounts(id: string, { yes, no }: OpinionCounts): Promise<Faq | null> {
    return this.model
      .findOneAndUpdate(
        { _id: id },
        { $set: { helpfulCount: yes, notHelpfulCount: no } },
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

/** That an edit brought a version back is told of that edit alone. */
function editOf({ restoredFrom, ...changes }: FaqChanges) {
  return {
    $set: { ...changes, ...(restoredFrom !== undefined && { restoredFrom }) },
    ...(restoredFrom === undefined && { $unset: { restoredFrom: 1 as const } }),
    $inc: { revision: 1 },
  };
}
