import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import { GapDeparture, GapState } from './gap.schema';

const ONE = 'gaps';

/** Whose turn it is to read questions, how far that is, and whose questions are to go. */
@Injectable()
export class GapStateRepository {
  constructor(
    @InjectModel(GapState.name) private readonly states: Model<GapState>,
    @InjectModel(GapDeparture.name) private readonly departures: Model<GapDeparture>,
  ) {}

  find(): Promise<GapState | null> {
    return this.states.findById(ONE).lean<GapState>().exec();
  }

  /** Of several who try, one gets it. @returns null when somebody else has it */
  async take(now: Date, until: Date): Promise<GapState | null> {
    try {
      return await this.states
        .findOneAndUpdate(
          { _id: ONE, takenUntil: { $lt: now } },
          { $set: { takenUntil: until }, $inc: { turn: 1 } },
          { upsert: true, returnDocument: 'after', setDefaultsOnInsert: false },
        )
        .lean<GapState>()
        .exec();
    } catch (error) {
      if (duplicateKeyOf(error)) return null;
      throw error;
    }
  }

  /** @returns whether it was still that one's turn */
  async update(turn: number, fields: Partial<GapState>): Promise<boolean> {
    const { matchedCount } = await this.states.updateOne({ _id: ONE, turn }, { $set: fields });
    return matchedCount > 0;
  }

  async noteDeparture(id: Types.ObjectId, of: GapDeparture['of'], dueAt: Date): Promise<void> {
    await this.departures.updateOne({ _id: id }, { $set: { of, dueAt } }, { upsert: true });
  }

  findDepartures(now: Date): Promise<GapDeparture[]> {
    return this.departures
      .find({ dueAt: { $lte: now } })
      .lean<GapDeparture[]>()
      .exec();
  }

  /** Has somebody been here who is gone, or about to go? */
  async departedAmong(ids: Types.ObjectId[]): Promise<Set<string>> {
    const found = await this.departures
      .find({ _id: { $in: ids } })
      .lean<GapDeparture[]>()
      .exec();
    return new Set(found.map(({ _id }) => String(_id)));
  }

  async forgetDeparture({ _id, dueAt }: GapDeparture): Promise<void> {
    await this.departures.deleteOne({ _id, dueAt });
  }
}
