import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { takeTurn, updateInTurn } from '../../../platform/database/turn';
import type { Place } from '../counting/places';
import { RollupState } from './rollup-state.schema';
import { RollupMark } from './rollup.schema';

const ONE = 'rollups';

/** Whose turn it is to count, how far that is, and what is marked to be counted again. */
@Injectable()
export class RollupStateRepository {
  constructor(
    @InjectModel(RollupState.name) private readonly states: Model<RollupState>,
    @InjectModel(RollupMark.name) private readonly marks: Model<RollupMark>,
  ) {}

  find(): Promise<RollupState | null> {
    return this.states.findById(ONE).lean<RollupState>().exec();
  }

  /** Of several who try, one gets it. @returns null when somebody else has it */
  take(now: Date, until: Date): Promise<RollupState | null> {
    return takeTurn(this.states, ONE, now, until);
  }

  /** @returns whether it was still that one's turn */
  update(turn: number, fields: Partial<RollupState>): Promise<boolean> {
    return updateInTurn(this.states, { _id: ONE, turn }, fields);
  }

  /** @param dueAt before it they are not found; such marks stand beside those that are found at once */
  async mark(places: readonly Place[], at: Date, dueAt = at): Promise<void> {
    if (!places.length) return;
    await this.marks.bulkWrite(
      places.map(({ source, from }) => ({
        updateOne: {
          filter: { _id: `${from.toISOString()}:${source}${dueAt > at ? ':later' : ''}` },
          update: { $set: { source, from, at, dueAt } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  /** The latest periods first: so the present is right while much of the past is still to be counted. */
  findMarks(now: Date, limit: number): Promise<RollupMark[]> {
    return this.marks
      .find({ dueAt: { $lte: now } })
      .sort({ _id: -1 })
      .limit(limit)
      .lean<RollupMark[]>()
      .exec();
  }

  /** Of what is being deleted at this moment. */
  findMarksAhead(now: Date): Promise<RollupMark[]> {
    return this.marks
      .find({ dueAt: { $gt: now } })
      .lean<RollupMark[]>()
      .exec();
  }

  /** Takes off those that nobody has made again since. */
  async unmark(marks: readonly RollupMark[]): Promise<void> {
    if (!marks.length) return;
    await this.marks.bulkWrite(
      marks.map(({ _id, at }) => ({ deleteOne: { filter: { _id, at } } })),
      { ordered: false },
    );
  }
}
