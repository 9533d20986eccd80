import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types, type QueryFilter } from 'mongoose';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import type { OpinionFacts } from './faq-facts.service';
import { FaqOpinion } from './faq-opinion.schema';

/** Readers whom an FAQ helped, and whom it did not. */
export interface OpinionCounts {
  yes: number;
  no: number;
}

@Injectable()
export class FaqOpinionsRepository {
  constructor(@InjectModel(FaqOpinion.name) private readonly model: Model<FaqOpinion>) {}

  /** A reader has one. */
  async replace(faq: string, user: string, helpful: boolean): Promise<void> {
    const key = { faq: new Types.ObjectId(faq), user: new Types.ObjectId(user) };
    for (;;) {
      try {
        await this.model.updateOne(key, { $set: { helpful } }, { upsert: true });
        return;
      } catch (error) {
        // Inserted by another request of the same reader at this moment: it is there to be changed now.
        if (!duplicateKeyOf(error)) throw error;
      }
    }
  }

  async countOn(faq: string): Promise<OpinionCounts> {
    const found = await this.model
      .aggregate<{ _id: boolean; count: number }>([
        { $match: { faq: new Types.ObjectId(faq) } },
        { $group: { _id: '$helpful', count: { $sum: 1 } } },
      ])
      .exec();
    const countOf = (helpful: boolean) => found.find(({ _id }) => _id === helpful)?.count ?? 0;
    return { yes: countOf(true), no: countOf(false) };
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
