import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, type Types } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import { FaqImportRun, IMPORT_SLOT } from './faq-import.schema';

/** The journal must hold what was decided before any of it is done. */
const WRITE_CONCERN = { w: 'majority', j: true } as const;

@Injectable()
export class FaqImportsRepository {
  constructor(@InjectModel(FaqImportRun.name) private readonly model: Model<FaqImportRun>) {}

  /** @returns whether the slot was free */
  async claim(run: Omit<FaqImportRun, '_id' | 'touchedAt' | 'faqs'>): Promise<boolean> {
    try {
      await this.model.create({ ...run, _id: IMPORT_SLOT, touchedAt: new Date() });
      return true;
    } catch (error) {
      if (!duplicateKeyOf(error)) throw error;
      return false;
    }
  }

  /** From here on it is going to be done. @returns null when the slot was taken away, because it took too long */
  decide(id: Types.ObjectId, faqs: FaqImportRun['faqs']): Promise<FaqImportRun | null> {
    return this.model
      .findOneAndUpdate(
        { _id: IMPORT_SLOT, import: id, faqs: { $exists: false } },
        { $set: { faqs, touchedAt: new Date() } },
        { returnDocument: 'after', writeConcern: WRITE_CONCERN },
      )
      .lean<FaqImportRun>()
      .exec();
  }

  async touch(id: Types.ObjectId): Promise<void> {
    await this.model.updateOne({ _id: IMPORT_SLOT, import: id }, { $set: { touchedAt: new Date() } });
  }

  /** One that nobody has worked on since then. */
  findForgotten(before: Date): Promise<FaqImportRun | null> {
    return this.model
      .findOne({ _id: IMPORT_SLOT, touchedAt: { $lt: before } })
      .lean<FaqImportRun>()
      .exec();
  }

  /** It is done. */
  async end(id: Types.ObjectId): Promise<void> {
    await this.model.deleteOne({ _id: IMPORT_SLOT, import: id });
  }

  /** Nothing has come of it; one that was decided stays, because it has to be done. */
  async giveUp(id: Types.ObjectId): Promise<void> {
    await this.model.deleteOne({ _id: IMPORT_SLOT, import: id, faqs: { $exists: false } });
  }
}
