import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  FEEDBACK_RATINGS,
  MESSAGE_FLAGS,
  MESSAGE_TYPES,
  MODERATION_STATES,
  SENDER_TYPES,
  SENTIMENTS,
  VISIBILITIES,
  type FeedbackRating,
  type MessageFlag,
  type MessageType,
  type ModerationState,
  type SenderType,
  type Sentiment,
  type Visibility,
} from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';

/**
 * Work on a message that must not be lost. It stands on the message from the write that brings it about until it is
 * done, so that a sweep finds what was never queued. `announce` is done by whoever settles the message, the others
 * are jobs.
 */
export const MESSAGE_TASKS = [
  'moderation',
  'announce',
  'reply',
  'sentiment',
  'category',
  'summary',
  'smart-reply',
] as const;
export type MessageTask = (typeof MESSAGE_TASKS)[number];

/** For agents who lead a conversation, or are about to: what it is about, and what to say. */
export const HELP_FOR_AGENTS = ['summary', 'smart-reply'] as const satisfies readonly MessageTask[];

@Schema({ _id: false })
export class StoredCitation {
  @Prop({ type: SchemaTypes.ObjectId, required: true })
  faq!: Types.ObjectId;

  @Prop({ type: String, required: true })
  question!: string;
}

/** Milliseconds. */
@Schema({ _id: false })
export class AnswerTimings {
  /** The check of the question, and the wait for a worker. */
  @Prop({ type: Number })
  queue?: number;

  @Prop({ type: Number })
  retrieval?: number;

  @Prop({ type: Number })
  model?: number;

  /** What showing it piece by piece took, and storing it. */
  @Prop({ type: Number })
  delivery?: number;
}

/** Times in milliseconds, cost in US dollars. */
@Schema({ _id: false })
export class StoredMetadata {
  @Prop({ type: String, enum: SENTIMENTS })
  sentiment?: Sentiment;

  @Prop({ type: Number })
  processingTime?: number;

  @Prop({ type: Number })
  timeToFirstToken?: number;

  @Prop({ type: Number })
  promptTokens?: number;

  @Prop({ type: Number })
  completionTokens?: number;

  @Prop({ type: Number })
  tokensUsed?: number;

  @Prop({ type: Number })
  cost?: number | null;

  /** What an answer was made of, one after another: from the question being stored to the answer being shown. */
  @Prop({ type: AnswerTimings })
  timings?: AnswerTimings;

  /** How sure retrieval was that it knows, 0 to 1. */
  @Prop({ type: Number })
  confidence?: number;

  @Prop({ type: String })
  model?: string;

  @Prop({ type: String })
  provider?: string;

  @Prop({ type: [StoredCitation], default: undefined })
  citations?: StoredCitation[];
}

/** Why a question has no answer. */
@Schema({ _id: false })
export class StoredAnswerFailure {
  /** For people. */
  @Prop({ type: String, required: true })
  error!: string;

  @Prop({ type: Boolean, required: true })
  retryable!: boolean;
}

@Schema({ timestamps: true, collection: 'messages' })
export class Message {
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  conversation!: Types.ObjectId;

  @Prop({ type: Number, required: true })
  seq!: number;

  /** null for the assistant and for system lines. */
  @Prop({ type: SchemaTypes.ObjectId, default: null })
  sender!: Types.ObjectId | null;

  @Prop({ type: String, enum: SENDER_TYPES, required: true })
  senderType!: SenderType;

  @Prop({ type: String, enum: MESSAGE_TYPES, default: 'text' })
  type!: MessageType;

  @Prop({ type: String, required: true })
  content!: string;

  @Prop({ type: String })
  clientMessageId?: string;

  @Prop({ type: String, enum: VISIBILITIES, default: 'public' })
  visibility!: Visibility;

  /** Of a note: staff whom it calls. */
  @Prop({ type: [SchemaTypes.ObjectId], default: undefined })
  mentions?: Types.ObjectId[];

  @Prop({ type: String, enum: MODERATION_STATES, required: true })
  moderation!: ModerationState;

  @Prop({ type: [String], enum: MESSAGE_FLAGS, default: [] })
  flags!: MessageFlag[];

  /** The conversation's epoch when it was written; an answer is stored only while it is still that one. */
  @Prop({ type: Number, default: 0 })
  aiEpoch!: number;

  /** Of an agent's message: since when a person had been needed; it is the first answer to that. */
  @Prop({ type: Date })
  neededSince?: Date;

  /** Of such a message: by when it was due, as urgent as the conversation was. */
  @Prop({ type: Date })
  answerDue?: Date;

  /** Staff asked for an answer to this message in spite of the agent. */
  @Prop({ type: Boolean })
  isReplyForced?: boolean;

  /** The question that this answers. Unique: one question, one answer. */
  @Prop({ type: SchemaTypes.ObjectId })
  replyTo?: Types.ObjectId;

  /** Of a message of the assistant's that came when the answer was known at last: the question. */
  @Prop({ type: SchemaTypes.ObjectId })
  followsUp?: Types.ObjectId;

  /** Of a question: the assistant did not know, and kept that to itself because it had said so before. */
  @Prop({ type: Boolean })
  remainsUnknown?: boolean;

  /** Of an answer: it says that the assistant does not know. */
  @Prop({ type: Boolean })
  saysUnknown?: boolean;

  /** Of an answer: what the customer thinks of it. */
  @Prop({ type: String, enum: FEEDBACK_RATINGS })
  feedback?: FeedbackRating;

  /** Of a question: nothing could answer it. Gone when it is asked again. */
  @Prop({ type: StoredAnswerFailure })
  answerFailure?: StoredAnswerFailure;

  /** Moderation had blocked it, and this member of staff let it through. */
  @Prop({ type: SchemaTypes.ObjectId })
  releasedBy?: Types.ObjectId;

  @Prop({ type: Date })
  releasedAt?: Date;

  @Prop({ type: StoredMetadata, default: () => ({}) })
  metadata!: StoredMetadata;

  @Prop({ type: [String], enum: MESSAGE_TASKS, default: [] })
  tasks!: MessageTask[];

  createdAt!: Date;
  updatedAt!: Date;
}

/** When the customer's side of it begins: a message that was held back has waited for nobody. */
export function sentAt({ createdAt, releasedAt }: Pick<Message, 'createdAt' | 'releasedAt'>): Date {
  return releasedAt ?? createdAt;
}

export const MessageSchema = SchemaFactory.createForClass(Message)
  .index({ conversation: 1, seq: 1 }, { unique: true })
  .index(
    { conversation: 1, sender: 1, clientMessageId: 1 },
    { unique: true, partialFilterExpression: { clientMessageId: { $exists: true } } },
  )
  .index({ replyTo: 1 }, { unique: true, partialFilterExpression: { replyTo: { $exists: true } } })
  .index({ conversation: 1, createdAt: 1 })
  .index({ sender: 1 })
  // What is counted: what was written, and what is different, within a time.
  .index({ createdAt: 1 })
  .index({ updatedAt: 1 })
  .index({ content: 'text' })
  .index({ createdAt: -1, _id: -1 }, { partialFilterExpression: { moderation: 'blocked' } })
  .index(
    { moderation: 1, createdAt: -1, _id: -1 },
    { partialFilterExpression: { 'flags.0': { $exists: true } } },
  )
  .index({ tasks: 1, updatedAt: 1, _id: 1 }, { partialFilterExpression: { 'tasks.0': { $exists: true } } })
  .index({ conversation: 1, tasks: 1 }, { partialFilterExpression: { 'tasks.0': { $exists: true } } });
