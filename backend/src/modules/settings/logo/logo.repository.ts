import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Logo } from './logo.schema';

@Injectable()
export class LogoRepository {
  constructor(@InjectModel(Logo.name) private readonly model: Model<Logo>) {}

  async keep(name: string, bytes: Buffer): Promise<void> {
    await this.model.create({ _id: name, bytes });
  }

  async find(name: string): Promise<Buffer | null> {
    const found = await this.model.findOne({ _id: name }).exec();
    return found?.bytes ?? null;
  }

  async delete(name: string): Promise<void> {
    await this.model.deleteOne({ _id: name });
  }
}
