import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import { Picture } from './picture.schema';

@Injectable()
export class PicturesRepository {
  constructor(@InjectModel(Picture.name) private readonly model: Model<Picture>) {}

  /** The same picture twice is there once. */
  async keep(user: string, hash: string, bytes: Buffer): Promise<void> {
    try {
      await this.model.create({ user, hash, bytes });
    } catch (error) {
      if (!duplicateKeyOf(error)) throw error;
    }
  }

  async find(user: string, hash: string): Promise<Buffer | null> {
    const found = await this.model.findOne({ user: new Types.ObjectId(user), hash }).exec();
    return found?.bytes ?? null;
  }

  async delete(user: string, hash: string): Promise<void> {
    await this.model.deleteOne({ user: new Types.ObjectId(user), hash });
  }

  async deleteAllOf(user: string): Promise<void> {
    await this.model.deleteMany({ user: new Types.ObjectId(user) });
  }
}
