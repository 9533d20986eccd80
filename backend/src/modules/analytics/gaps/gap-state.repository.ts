import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types } from 'mongoose';
import { takeTurn, updateInTurn } from '../../../platform/database/turn';
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
  take(now: Date, until: Date): Promise<GapState | null> {
    return takeTurn(this.states, ONE, now, until);
  }

  /** @returns whether it was still that one's turn */
  update(turn: number, fields: Partial<GapState>): Promise<boolean> {
    return updateInTurn(this.states, { _id: ONE, turn }, fields);
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
