import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  CATEGORIES,
  CONVERSATION_STATUSES,
  ESCALATION_REASONS,
  LIMITS,
  PRIORITIES,
  ROLES,
  SENTIMENTS,
  type Category,
  type ConversationStatus,
  type EscalationReason,
  type Priority,
  type Role,
  type Sentiment,
} from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';
import { CONVERSATION_INDEXES } from './conversation-indexes';
import { LastMessage, ReadSentiment, StoredRating, TimedDeed } from './conversation-figures.schema';
import { ESCALATION_LINES, type EscalationLine } from './handover';
import { Milestone } from './milestone';

@Schema({ _id: false })
export class Participant {
  @Prop({ type: SchemaTypes.ObjectId, required: true })
  user!: Types.ObjectId;

  @Prop({ type: String, enum: ROLES, required: true })
  role!: Role;

  /** An agent who works on it: from joining until it is handed back. */
  @Prop({ type: Boolean, default: false })
  isHandling!: boolean;

  /** High-water marks: the participant has, or has read, everything up to this `seq`. */
  @Prop({ type: Number, default: 0 })
  deliveredSeq!: number;

  @Prop({ type: Number, default: 0 })
  readSeq!: number;

  @Prop({ type: Date, default: null })
  readAt!: Date | null;

  /** Public messages of others above `readSeq` since joining; kept here so that a list counts nothing. */
  @Prop({ type: Number, default: 0 })
  unread!: number;
}

/** Somebody who takes part from now on; whoever joins later has what was there before on their screen. */
export function newParticipant(user: Types.ObjectId, role: Role, isHandling = false, seq = 0): Participant {
  return { user, role, isHandling, deliveredSeq: seq, readSeq: seq, readAt: null, unread: 0 };
}

@Schema({ _id: false })
export class ConversationMetadata {
  @Prop({ type: Number, default: 0 })
  totalMessages!: number;

  @Prop({ type: Number, default: 0 })
  aiMessages!: number;

  @Prop({ type: Number, default: 0 })
  userMessages!: number;

  /** Milliseconds from a customer's message to its first answer, over `responses` of them. */
  @Prop({ type: Number, default: 0 })
  averageResponseTime!: number;

  @Prop({ type: Number, default: 0 })
  responses!: number;

  @Prop({ type: Date, default: null })
  lastMessageAt!: Date | null;
}

@Schema({ _id: false })
export class Escalation {
  @Prop({ type: String, enum: ESCALATION_REASONS, required: true })
  reason!: EscalationReason;

  @Prop({ type: Date, required: true })
  at!: Date;

  /** The line that tells the customer. */
  @Prop({ type: String, enum: ESCALATION_LINES })
  line!: EscalationLine;

  /** The message that asked for a person. */
  @Prop({ type: SchemaTypes.ObjectId })
  question?: Types.ObjectId;

  /** The customer has been told. A sweep finds those who were not, because a process died in between. */
  @Prop({ type: Boolean, default: false })
  isAnnounced!: boolean;
}

@Schema({ _id: false })
export class StoredSummary {
  @Prop({ type: String, required: true })
  text!: string;

  @Prop({ type: Number, required: true })
  seq!: number;
}

@Schema({ _id: false })
export class StoredSuggestions {
  @Prop({ type: [String], required: true })
  texts!: string[];

  @Prop({ type: Number, required: true })
  seq!: number;
}

@Schema({ timestamps: true, collection: 'conversations' })
export class Conversation {
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  user!: Types.ObjectId;

  /** The account was deleted, and this kept: nothing reopens it, and nobody writes to the customer. */
  @Prop({ type: Boolean, default: false })
  isCustomerGone!: boolean;

  @Prop({ type: String, required: true, maxlength: LIMITS.conversationTitle })
  title!: string;

  /** Named by the customer or staff; otherwise the first message names it. */
  @Prop({ type: Boolean, default: false })
  hasOwnTitle!: boolean;

  @Prop({ type: String, enum: CONVERSATION_STATUSES, default: 'active' })
  status!: ConversationStatus;

  @Prop({ type: String, enum: SENTIMENTS, default: 'neutral' })
  sentiment!: Sentiment;

  /** The message that the sentiment was read from; only a later one overwrites it. */
  @Prop({ type: Number, default: 0 })
  sentimentSeq!: number;

  @Prop({ type: String, enum: CATEGORIES, default: 'general' })
  category!: Category;

  /** The message that the category was read from. */
  @Prop({ type: Number, default: 0 })
  categorySeq!: number;

  /** Chosen by a person: no message overwrites it. */
  @Prop({ type: Boolean, default: false })
  hasOwnCategory!: boolean;

  @Prop({ type: ConversationMetadata, default: () => ({}) })
  metadata!: ConversationMetadata;

  @Prop({ type: SchemaTypes.ObjectId, default: null })
  assignedAgent!: Types.ObjectId | null;

  @Prop({ type: Boolean, default: false })
  isAgentInvolved!: boolean;

  /** A copy of the highest `seq`, raised after the message exists; it may lag, and never runs ahead. */
  @Prop({ type: Number, default: 0 })
  lastSeq!: number;

  /** Creation, or the last message that could be seen. Lists are sorted by it. */
  @Prop({ type: Date, required: true })
  lastActivityAt!: Date;

  @Prop({ type: [Participant], default: [] })
  participants!: Participant[];

  /** Rises on take-over and on handback: an answer begun under an older one may not be stored. */
  @Prop({ type: Number, default: 0 })
  aiEpoch!: number;

  /** The answer that claimed the conversation last, so that a repeated claim changes nothing. */
  @Prop({ type: SchemaTypes.ObjectId, default: null })
  lastClaim!: Types.ObjectId | null;

  /** The highest question that the assistant has answered. */
  @Prop({ type: Number, default: 0 })
  answeredSeq!: number;

  /** Answers in a row that said "I don't know". */
  @Prop({ type: Number, default: 0 })
  unknownStreak!: number;

  /** Answered messages in a row in which the customer was frustrated. */
  @Prop({ type: Number, default: 0 })
  frustratedStreak!: number;

  @Prop({ type: Escalation, default: null })
  escalation!: Escalation | null;

  /** A cry for help: the assistant is silent until somebody hands the conversation back to it. */
  @Prop({ type: Boolean, default: false })
  isCrisis!: boolean;

  /** The messages counted last, so that one counted again changes nothing. */
  @Prop({ type: [SchemaTypes.ObjectId], default: [] })
  recorded!: Types.ObjectId[];

  /** Since when a customer's message has waited for the agent who took over. */
  @Prop({ type: Date, default: null })
  waitingSince!: Date | null;

  /**
   * Since when it waits for a person, whether or not an agent has it. Absent, and not null, when none is needed: so
   * `$min` sets it where it is not set, and nowhere else.
   */
  @Prop({ type: Date })
  needsPersonSince?: Date | null;

  @Prop({ type: String, enum: PRIORITIES, default: 'medium' })
  priority!: Priority;

  /** Out of the inbox's views until then; a worker wakes it. */
  @Prop({ type: Date, default: null })
  snoozedUntil!: Date | null;

  /** By whom it was snoozed last. */
  @Prop({ type: SchemaTypes.ObjectId, default: null })
  snoozedBy!: Types.ObjectId | null;

  /** The newest message that everybody in it sees, so that a list reads nothing else. */
  @Prop({ type: LastMessage, default: null })
  lastMessage!: LastMessage | null;

  /** The last few of the customer's messages, ascending. */
  @Prop({ type: [ReadSentiment], default: [] })
  recentSentiments!: ReadSentiment[];

  /** The first answer of a person since one was needed last. */
  @Prop({ type: TimedDeed, default: null })
  firstResponse!: TimedDeed | null;

  /** By whom it was resolved last; stays when it is reopened. */
  @Prop({ type: TimedDeed, default: null })
  resolution!: TimedDeed | null;

  /** How often it was reopened after an agent had resolved it. */
  @Prop({ type: Number, default: 0 })
  reopenings!: number;

  @Prop({ type: StoredRating, default: null })
  rating!: StoredRating | null;

  /** What has happened to it, in order. Conversations from before these were kept have none. */
  @Prop({ type: [Milestone], default: [] })
  milestones!: Milestone[];

  @Prop({ type: [String], default: [] })
  tags!: string[];

  /** The last answer came from the provider that stands in for the one that was asked. */
  @Prop({ type: Boolean, default: false })
  isDegraded!: boolean;

  /** What it is about and how it stands, as of the message `seq`. */
  @Prop({ type: StoredSummary, default: null })
  summary!: StoredSummary | null;

  /** Replies for an agent to choose from, to the message `seq`. */
  @Prop({ type: StoredSuggestions, default: null })
  suggestions!: StoredSuggestions | null;

  createdAt!: Date;
  updatedAt!: Date;
}

export const ConversationSchema = SchemaFactory.createForClass(Conversation);
for (const [fields, options] of CONVERSATION_INDEXES) ConversationSchema.index(fields, options);
