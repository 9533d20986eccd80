import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, mongo, Types } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import type { Faq } from '../faq.schema';
import { FaqVersion } from './faq-version.schema';

@Injectable()
export class FaqVersionsRepository {
  constructor(@InjectModel(FaqVersion.name) private readonly model: Model<FaqVersion>) {}

  /** Keeps FAQs as they are; those that are kept already stay. */
  async keep(faqs: readonly Faq[]): Promise<void> {
    if (!faqs.length) return;
    try {
      await this.model.insertMany(faqs.map(toVersion), { ordered: false });
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError && duplicateKeyOf(error))) throw error;
    }
  }

  /** Newest first. @param before only those of a lower number */
  find(faq: Types.ObjectId, before: number, limit: number): Promise<FaqVersion[]> {
    return this.model
      .find({ faq, version: { $lt: before } })
      .sort({ version: -1 })
      .limit(limit)
      .lean<FaqVersion[]>()
      .exec();
  }

  findOne(faq: Types.ObjectId, version: number): Promise<FaqVersion | null> {
    return this.model.findOne({ faq, version }).lean<FaqVersion>().exec();
  }

  async deleteAllOf(faq: Types.ObjectId): Promise<void> {
    await this.model.deleteMany({ faq });
  }
}

/** An FAQ as the version that it is. */
export function toVersion(faq: Faq): Omit<FaqVersion, '_id'> {
  const { category, question, answer, keywords, variants, relatedQuestions, isActive, restoredFrom } = faq;
  return {
    faq: faq._id,
    version: faq.revision,
    category,
    question,
    answer,
    keywords,
    variants,
    relatedQuestions,
    isActive,
    author: faq.updatedBy,
    at: faq.updatedAt,
    ...(restoredFrom !== undefined && { restoredFrom }),
  };
}
