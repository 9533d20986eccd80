import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types, type QueryFilter, type UpdateQuery } from 'mongoose';
import { Gap, type GapPhrase } from './gap.schema';

export type GapFilter = QueryFilter<Gap>;

/** Phrasings that a gap is known by. */
export const PHRASES = 8;

@Injectable()
export class GapsRepository {
  constructor(@InjectModel(Gap.name) private readonly model: Model<Gap>) {}

  findById(id: string | Types.ObjectId): Promise<Gap | null> {
    return this.model.findById(id).lean<Gap>().exec();
  }

  find(filter: GapFilter, limit = 0): Promise<Gap[]> {
    return this.model.find(filter).sort({ lastAskedAt: -1, _id: 1 }).limit(limit).lean<Gap[]>().exec();
  }

  /** Those asked last first. */
  async idsOf(filter: GapFilter): Promise<Types.ObjectId[]> {
    const found = await this.model
      .find(filter, { _id: 1 })
      .sort({ lastAskedAt: -1, _id: 1 })
      .lean<Pick<Gap, '_id'>[]>()
      .exec();
    return found.map(({ _id }) => _id);
  }

  /** A gap of one question; or, when it was begun before, one more change to it. */
  async begin(id: Types.ObjectId, phrase: GapPhrase, terms: string[], askedAt: Date): Promise<void> {
    await this.model.updateOne(
      { _id: id },
      {
        $setOnInsert: {
          question: phrase.text,
          phrases: [phrase],
          text: phrase.text.toLowerCase(),
          terms,
          firstAskedAt: askedAt,
          lastAskedAt: askedAt,
        },
        $inc: { stale: 1 },
      },
      { upsert: true },
    );
  }

  /** One more way of asking it, unless there are enough. */
  async addPhrase(id: Types.ObjectId, phrase: GapPhrase, terms: string[]): Promise<void> {
    await this.model.updateOne(
      { _id: id, [`phrases.${PHRASES - 1}`]: { $exists: false }, 'phrases.text': { $ne: phrase.text } },
      { $push: { phrases: phrase }, $addToSet: { terms: { $each: terms } } },
    );
  }

  /** Before its questions change: so that a crash leaves nothing that is not counted again. */
  async touch(ids: Types.ObjectId[]): Promise<void> {
    if (ids.length) await this.model.updateMany({ _id: { $in: ids } }, { $inc: { stale: 1 } });
  }

  /** Drafting them was to be done before that moment. */
  findCutShort(now: Date): Promise<Gap[]> {
    return this.model
      .find({ draftingUntil: { $gt: new Date(0), $lt: now } })
      .lean<Gap[]>()
      .exec();
  }

  findStale(limit: number): Promise<Gap[]> {
    return this.model
      .find({ stale: { $gt: 0 } })
      .limit(limit)
      .lean<Gap[]>()
      .exec();
  }

  /** Only while nothing has changed since they were counted. */
  async setFigures({ _id, stale }: Gap, figures: Partial<Gap>): Promise<void> {
    await this.model.updateOne({ _id, stale }, { $set: { ...figures, stale: 0 } });
  }

  /** Likewise: nobody asks it any more. */
  async remove({ _id, stale }: Gap): Promise<void> {
    await this.model.deleteOne({ _id, stale });
  }

  /** One conditional update; @returns the gap after it, or null when the condition did not hold. */
  change(filter: GapFilter & { _id: Types.ObjectId }, update: UpdateQuery<Gap>): Promise<Gap | null> {
    return this.model.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean<Gap>().exec();
  }
}
