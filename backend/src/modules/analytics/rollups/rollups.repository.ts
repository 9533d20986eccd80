import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import type { Level, Period } from './periods';
import { Rollup, type RollupGroup, type RollupSource } from './rollup.schema';
import { NO_COUNTERS, type StoredCounters } from './tally';

export type StoredRollup = Omit<Rollup, '_id' | 'turn'>;
export type StoredTally = Pick<Rollup, 'level' | 'source' | 'from' | keyof StoredCounters>;
export type StoredTrend = Pick<Rollup, 'level' | 'source' | 'from' | 'trend' | 'heat'>;
/** What a rollup says of its period. */
export type RollupContent = Pick<Rollup, 'trend' | 'heat'> & { counters: string };

const TALLY = { _id: 0, level: 1, source: 1, from: 1, counters: 1, keys: 1, values: 1 } as const;
const TREND = { _id: 0, level: 1, source: 1, from: 1, trend: 1, heat: 1 } as const;

const inGroup = (group: RollupGroup) => ({ source: group === 'gaps' ? group : { $ne: 'gaps' as const } });

@Injectable()
export class RollupsRepository {
  constructor(@InjectModel(Rollup.name) private readonly model: Model<Rollup>) {}

  /** Begun from `from` on and before `to`. @param group without it, of both */
  findBetween(level: Level, from: Date, to: Date, group?: RollupGroup): Promise<StoredRollup[]> {
    return this.model
      .find({ level, from: { $gte: from, $lt: to }, ...(group && inGroup(group)) }, { _id: 0, turn: 0 })
      .lean<StoredRollup[]>()
      .exec();
  }

  async earliest(): Promise<Date | null> {
    const found = await this.model
      .find({ level: 'quarter' }, { from: 1 })
      .sort({ from: 1 })
      .limit(1)
      .lean<Pick<Rollup, 'from'>[]>()
      .exec();
    return found[0]?.from ?? null;
  }

  tallies(level: Level, beginnings: Date[], group: RollupGroup = 'all'): Promise<StoredTally[]> {
    return this.model
      .find({ level, from: { $in: beginnings }, ...inGroup(group) }, TALLY)
      .lean<StoredTally[]>()
      .exec();
  }

  trends(level: Level, beginnings: Date[]): Promise<StoredTrend[]> {
    return this.model
      .find({ level, from: { $in: beginnings }, ...inGroup('all') }, TREND)
      .lean<StoredTrend[]>()
      .exec();
  }

  /**
   * Replaces what stands there, unless it was counted in a later turn. What is empty is written only over what is
   * not: most quarters of an hour of a night have nothing to say.
   */
  async write(
    { level, from }: Period,
    source: RollupSource,
    turn: number,
    content: RollupContent,
  ): Promise<void> {
    const _id = `${level}:${source}:${from.toISOString()}`;
    try {
      await this.model.updateOne(
        { _id, turn: { $lte: turn } },
        { $set: { level, source, from, turn, ...content }, $unset: { keys: 1, values: 1 } },
        { upsert: content.counters !== NO_COUNTERS },
      );
    } catch (error) {
      if (!duplicateKeyOf(error)) throw error;
      // It is there, and from a later turn.
    }
  }
}
