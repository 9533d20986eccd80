import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { SettingChanges } from '@switchboard/contracts';
import { Model } from 'mongoose';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import { StoredSettings } from './settings.schema';

const ID = 'desk';

@Injectable()
export class SettingsRepository {
  constructor(@InjectModel(StoredSettings.name) private readonly model: Model<StoredSettings>) {}

  find(): Promise<StoredSettings | null> {
    return this.model.findById(ID).lean<StoredSettings>().exec();
  }

  /** @returns whether the revision was still that one */
  async replace(revision: number, values: SettingChanges, changedBy: string): Promise<boolean> {
    const changed = { values, changedAt: new Date(), changedBy };
    if (revision === 0) return this.insertFirst({ ...changed, logo: null });
    const { modifiedCount } = await this.model.updateOne(
      { _id: ID, revision },
      { $set: changed, $inc: { revision: 1 } },
    );
    return modifiedCount === 1;
  }

  /** Whatever the revision is. @returns the name of the logo before */
  async setLogo(logo: string | null, changedBy: string): Promise<string | null> {
    if (await this.insertFirst({ values: {}, logo, changedAt: new Date(), changedBy })) return null;
    const before = await this.model
      .findOneAndUpdate(
        { _id: ID },
        { $set: { logo, changedAt: new Date(), changedBy }, $inc: { revision: 1 } },
        { returnDocument: 'before' },
      )
      .lean<StoredSettings>()
      .exec();
    return before?.logo ?? null;
  }

  /** @returns false when there is one already */
  private async insertFirst(fields: Omit<StoredSettings, '_id' | 'revision'>): Promise<boolean> {
    try {
      await this.model.create({ _id: ID, revision: 1, ...fields });
      return true;
    } catch (error) {
      if (!duplicateKeyOf(error)) throw error;
      return false;
    }
  }
}
