import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import { AccessLog, type LoggedChange } from './access-log.schema';

const ID = 'accounts';

@Injectable()
export class AccessLogRepository {
  constructor(@InjectModel(AccessLog.name) private readonly model: Model<AccessLog>) {}

  async read(): Promise<AccessLog> {
    return (await this.find()) ?? this.create();
  }

  /** @returns the log with these changes pending; null when somebody else was quicker */
  begin({ revision }: AccessLog, pending: LoggedChange[]): Promise<AccessLog | null> {
    return this.model
      .findOneAndUpdate(
        { _id: ID, revision, pending: null },
        { $set: { pending, begunAt: new Date() }, $inc: { revision: 1 } },
        { returnDocument: 'after' },
      )
      .lean<AccessLog>()
      .exec();
  }

  /** For as many as have helped: the first one does it. */
  async end({ revision }: AccessLog): Promise<void> {
    await this.model.updateOne({ _id: ID, revision }, { $set: { pending: null, begunAt: null } });
  }

  private find(): Promise<AccessLog | null> {
    return this.model.findById(ID).lean<AccessLog>().exec();
  }

  private async create(): Promise<AccessLog> {
    try {
      await this.model.create({ _id: ID, revision: 0, pending: null });
    } catch (error) {
      if (!duplicateKeyOf(error)) throw error;
    }
    return this.read();
  }
}
