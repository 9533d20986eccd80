import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Types } from 'mongoose';

/** What was bought in a quarter of an hour. Cost in billionths of a US dollar, so that sums are exact. */
export interface QuarterUsage {
  calls?: number;
  tokens?: number;
  cost?: number;
  unpriced?: number;
}

/** What was bought on one day for one task. */
@Schema({ collection: 'aiusages' })
export class AiUsage {
  _id!: Types.ObjectId;

  /** `2026-03-01`, UTC. */
  @Prop({ type: String, required: true })
  day!: string;

  @Prop({ type: String, required: true })
  model!: string;

  @Prop({ type: String, required: true })
  task!: string;

  @Prop({ type: Number, default: 0 })
  calls!: number;

  @Prop({ type: Number, default: 0 })
  promptTokens!: number;

  @Prop({ type: Number, default: 0 })
  completionTokens!: number;

  /** US dollars, of the calls whose price is known. */
  @Prop({ type: Number, default: 0 })
  cost!: number;

  /** Calls whose price is unknown. */
  @Prop({ type: Number, default: 0 })
  unpricedCalls!: number;

  /** The same by quarters of an hour since midnight, 0 to 95; lines from before these were kept have none. */
  @Prop({ type: Object })
  quarters?: Record<string, QuarterUsage>;
}

export const AiUsageSchema = SchemaFactory.createForClass(AiUsage).index(
  { day: 1, model: 1, task: 1 },
  { unique: true },
);
