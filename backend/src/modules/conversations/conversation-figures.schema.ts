import { Prop, Schema } from '@nestjs/mongoose';
import { SENDER_TYPES, SENTIMENTS, type SenderType, type Sentiment } from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';

@Schema({ _id: false })
export class LastMessage {
  /** The first field: `$max`, which keeps the latest, compares documents field by field. */
  @Prop({ type: Number, required: true })
  seq!: number;

  /** Its beginning. */
  @Prop({ type: String, required: true })
  text!: string;

  @Prop({ type: String, enum: SENDER_TYPES, required: true })
  senderType!: SenderType;

  @Prop({ type: Date, required: true })
  at!: Date;
}

@Schema({ _id: false })
export class ReadSentiment {
  @Prop({ type: Number, required: true })
  seq!: number;

  @Prop({ type: String, enum: SENTIMENTS, required: true })
  sentiment!: Sentiment;
}

/** An agent's deed that figures are made of: who, when, and how long the customer had waited for it, in ms. */
@Schema({ _id: false })
export class TimedDeed {
  @Prop({ type: SchemaTypes.ObjectId, required: true })
  by!: Types.ObjectId;

  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: Number, required: true })
  waited!: number;
}

@Schema({ _id: false })
export class StoredRating {
  /** 1 to 5. */
  @Prop({ type: Number, required: true })
  score!: number;

  @Prop({ type: String, default: '' })
  comment!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}
