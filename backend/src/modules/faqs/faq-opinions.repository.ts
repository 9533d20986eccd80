import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types, type QueryFilter } from 'mongoose';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import type { OpinionFacts } from './faq-facts.service';
import { FaqOpinion } from './faq-opinion.schema';

@Injectable()
export class FaqOpinionsRepository {
  constructor(@InjectModel(FaqOpinion.name) private readonly model: Model<FaqOpinion>) {}

  /** One update, so that each change of mind is seen once. @returns what the reader said before; null for nothing */
  async replace(faq: string, user: string, helpful: boolean): Promise<boolean | null> {
    const key = { faq: new Types.ObjectId(faq), user: new Types.ObjectId(user) };
    for (;;) {
      try {
        const before = await this.model
          .findOneAndUpdate(key, { $set: { helpful } }, { upsert: true, returnDocument: 'before' })
          .lean<FaqOpinion>()
          .exec();
        return before?.helpful ?? null;
      } catch (error) {
        // Inserted by another request of the same reader at this moment: it is there to be changed now.
        if (!duplicateKeyOf(error)) throw error;
      }
    }
  }

  factsOf(filter: QueryFilter<FaqOpinion>): AsyncIterable<OpinionFacts> {
    return this.model
      .find(filter, { _id: 0, faq: 1, helpful: 1, createdAt: 1 })
      .lean<OpinionFacts[]>()
      .cursor();
  }

  async deleteAllOn(faq: string): Promise<void> {
    await this.model.deleteMany({ faq: new Types.ObjectId(faq) });
  }
}
