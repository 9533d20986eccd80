import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  GAP_REASONS,
  GAP_STATUSES,
  SENTIMENTS,
  TOLD_AS,
  type GapReason,
  type GapStatus,
  type Sentiment,
  type ToldAs,
} from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';

/** One way of asking it, which new questions are compared with. */
@Schema({ _id: false })
export class GapPhrase {
  @Prop({ type: String, required: true })
  text!: string;

  /** The embedding model that has seen it, and what it saw: 32-bit numbers of this machine's byte order. */
  @Prop({ type: String })
  model?: string;

  @Prop({ type: Buffer })
  vector?: Buffer;
}

@Schema({ _id: false })
export class GapDismissal {
  @Prop({ type: String, required: true })
  reason!: string;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  by!: Types.ObjectId;

  @Prop({ type: Date, required: true })
  at!: Date;
}

/** Something that customers ask and the assistant does not know. Its figures are those of its questions, counted again. */
@Schema({ collection: 'gaps', versionKey: false })
export class Gap {
  /** Made from its first question: whoever begins it twice begins it once. */
  _id!: Types.ObjectId;

  @Prop({ type: String, required: true })
  question!: string;

  @Prop({ type: [GapPhrase], default: [] })
  phrases!: GapPhrase[];

  /** Of its phrases, in small letters: what a search looks through. */
  @Prop({ type: String, default: '' })
  text!: string;

  /** Of its phrases: one of them, at least, is in a question like it. */
  @Prop({ type: [String], default: [] })
  terms!: string[];

  @Prop({ type: String, enum: GAP_STATUSES, default: 'open' })
  status!: GapStatus;

  @Prop({ type: SchemaTypes.ObjectId, default: null })
  faq!: Types.ObjectId | null;

  @Prop({ type: Date, default: null })
  answeredAt!: Date | null;

  @Prop({ type: Date, default: null })
  reopenedAt!: Date | null;

  @Prop({ type: GapDismissal, default: null })
  dismissal!: GapDismissal | null;

  /** Somebody is having an FAQ drafted, until then at most. */
  @Prop({ type: Date, default: null })
  draftingUntil!: Date | null;

  @Prop({ type: Number, default: 0 })
  asked!: number;

  @Prop({ type: Number, default: 0 })
  people!: number;

  @Prop({ type: Object, default: {} })
  moods!: Partial<Record<Sentiment, number>>;

  @Prop({ type: Date, required: true })
  firstAskedAt!: Date;

  @Prop({ type: Date, required: true })
  lastAskedAt!: Date;

  /** Conversations. */
  @Prop({ type: Number, default: 0 })
  told!: number;

  @Prop({ type: Number, default: 0 })
  toBeTold!: number;

  /** How often its questions have changed since the figures were counted. */
  @Prop({ type: Number, default: 0 })
  stale!: number;
}

export const GapSchema = SchemaFactory.createForClass(Gap)
  .index({ lastAskedAt: -1 })
  .index({ terms: 1 })
  .index({ stale: 1 }, { partialFilterExpression: { stale: { $gt: 0 } } })
  .index({ draftingUntil: 1 }, { partialFilterExpression: { draftingUntil: { $gt: new Date(0) } } });

/** A customer's message that is one of a gap's questions; under the message's id, so that it counts once. */
@Schema({
  collection: 'gap_questions',
  timestamps: { createdAt: false, updatedAt: true },
  versionKey: false,
})
export class GapQuestion {
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  gap!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  conversation!: Types.ObjectId;

  /** The message's number there. */
  @Prop({ type: Number, required: true })
  seq!: number;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  customer!: Types.ObjectId;

  /** The beginning of it. */
  @Prop({ type: String, required: true })
  text!: string;

  @Prop({ type: String, enum: GAP_REASONS, required: true })
  reason!: GapReason;

  @Prop({ type: String, enum: [...SENTIMENTS, null], default: null })
  sentiment!: Sentiment | null;

  @Prop({ type: Date, required: true })
  askedAt!: Date;

  /** Its conversation is to be told the answer, by this FAQ. */
  @Prop({ type: SchemaTypes.ObjectId })
  tellFaq?: Types.ObjectId;

  @Prop({ type: String, enum: TOLD_AS })
  toldAs?: ToldAs;

  updatedAt!: Date;
}

export const GapQuestionSchema = SchemaFactory.createForClass(GapQuestion)
  .index({ gap: 1, askedAt: -1 })
  .index({ askedAt: 1 })
  .index({ updatedAt: 1 })
  .index({ conversation: 1 })
  .index({ customer: 1 })
  .index({ tellFaq: 1, conversation: 1 }, { partialFilterExpression: { tellFaq: { $exists: true } } });

/** How far the gaps are. There is one. */
@Schema({ collection: 'gap_state', versionKey: false })
export class GapState {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: Date, required: true })
  takenUntil!: Date;

  /** Raised by each who takes it. */
  @Prop({ type: Number, default: 0 })
  turn!: number;

  /** What changed before it was read. */
  @Prop({ type: Date, default: null })
  readUntil!: Date | null;

  /** The same for the look that goes back further. */
  @Prop({ type: Date, default: null })
  searchedUntil!: Date | null;

  /** Where a turn stopped that had more to read than it had time for. */
  @Prop({ type: Date, default: null })
  resumeAt!: Date | null;
}

export const GapStateSchema = SchemaFactory.createForClass(GapState);

/** A conversation, or a customer, whose questions go: once more when it is certain that no new ones come. */
@Schema({ collection: 'gap_departures', versionKey: false })
export class GapDeparture {
  _id!: Types.ObjectId;

  @Prop({ type: String, required: true })
  of!: 'conversation' | 'customer';

  @Prop({ type: Date, required: true })
  dueAt!: Date;
}

export const GapDepartureSchema = SchemaFactory.createForClass(GapDeparture);
