import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { SOURCES, type Source } from '../counting/places';
import { LEVELS, type Level } from './periods';

/**
 * Whose counters a rollup holds: quarters of an hour are kept by source, longer ones for all together. Those of gaps stay
 * apart: there are as many as there are gaps, and no other figure needs them.
 */
export const ROLLUP_SOURCES = [...SOURCES, 'all'] as const;
export type RollupSource = Source | 'all';

/** What is read and added up together. */
export const ROLLUP_GROUPS = ['all', 'gaps'] as const;
export type RollupGroup = (typeof ROLLUP_GROUPS)[number];

export function groupOf(source: RollupSource): RollupGroup {
  return source === 'gaps' ? 'gaps' : 'all';
}

/** What happened within one period. */
@Schema({ collection: 'rollups', versionKey: false })
export class Rollup {
  /** Level, source and beginning: each exists once. */
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, enum: LEVELS, required: true })
  level!: Level;

  @Prop({ type: String, enum: ROLLUP_SOURCES, required: true })
  source!: RollupSource;

  @Prop({ type: Date, required: true })
  from!: Date;

  /** The turn in which it was counted: nothing counted in an earlier one overwrites it. */
  @Prop({ type: Number, required: true })
  turn!: number;

  /** See {@link StoredCounters}. */
  @Prop({ type: String })
  counters?: string;

  /** Instead of `counters` in what earlier versions wrote, until it is written again. */
  @Prop({ type: [String], default: undefined })
  keys?: string[];

  @Prop({ type: [Number], default: undefined })
  values?: number[];

  /** Values of `TREND_MEASURES`, in their order: as long in a quiet hour as in a busy one. */
  @Prop({ type: [Number], required: true })
  trend!: number[];

  /** Of hours and days: `HEAT_MEASURE` in each quarter of an hour. */
  @Prop({ type: [Number], default: undefined })
  heat?: number[];
}

export const RollupSchema = SchemaFactory.createForClass(Rollup).index({ level: 1, from: 1, source: 1 });

/** A quarter of an hour of one source that has to be counted again. */
@Schema({ collection: 'rollup_marks', versionKey: false })
export class RollupMark {
  /** Begins with the period, so that marks are found in its order. */
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, enum: SOURCES, required: true })
  source!: Source;

  @Prop({ type: Date, required: true })
  from!: Date;

  /** When it was made last: whoever counted before that leaves it. */
  @Prop({ type: Date, required: true })
  at!: Date;

  /** What is being deleted is there for a moment yet: before that it is not counted. */
  @Prop({ type: Date, required: true })
  dueAt!: Date;
}

export const RollupMarkSchema = SchemaFactory.createForClass(RollupMark);
