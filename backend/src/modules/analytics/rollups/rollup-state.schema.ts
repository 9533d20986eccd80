import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** A count of everything, day by day: the first of an installation builds the rollups, each later one checks them. */
@Schema({ _id: false })
export class FullCount {
  /** The day (UTC) that is next. */
  @Prop({ type: Date, required: true })
  next!: Date;

  @Prop({ type: Boolean, required: true })
  isFirst!: boolean;

  /** Quarters of an hour that were found to be wrong. */
  @Prop({ type: Number, default: 0 })
  differences!: number;
}

/** How rollups are kept: by these periods, of these sources. Raised when that changes, so that all is made anew. */
export const LAYOUT = 2;

/** How far the rollups are. There is one. */
@Schema({ collection: 'rollup_state', versionKey: false })
export class RollupState {
  @Prop({ type: String, required: true })
  _id!: string;

  /** Rises each time that somebody takes it: of two who both think that it is theirs, the later one counts. */
  @Prop({ type: Number, default: 0 })
  turn!: number;

  @Prop({ type: Date, required: true })
  takenUntil!: Date;

  /** Changes from before it are marked. */
  @Prop({ type: Date, default: null })
  markedUntil!: Date | null;

  /** The same for the search that looks back further. */
  @Prop({ type: Date, default: null })
  searchedUntil!: Date | null;

  /** Everything from before it is in the rollups. */
  @Prop({ type: Date, default: null })
  asOf!: Date | null;

  /**
   * What began before it is not counted again: the conversations of that time may be deleted because they are old, and
   * their figures stay. It never moves back, whatever becomes of that setting.
   */
  @Prop({ type: Date, default: null })
  settledBefore!: Date | null;

  /** See {@link LAYOUT}: as of the last full count; null before any. */
  @Prop({ type: Number, default: null })
  layout!: number | null;

  @Prop({ type: FullCount, default: null })
  fullCount!: FullCount | null;

  /** When the last full count began, and the first one was done; null before. */
  @Prop({ type: Date, default: null })
  countedAt!: Date | null;
}

export const RollupStateSchema = SchemaFactory.createForClass(RollupState);
