import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  CONVERSATIONS_CHOICES,
  DEFAULT_CHAT_PREFERENCES,
  LIMITS,
  NOTIFICATION_KINDS,
  RESPONSE_LENGTHS,
  ROLES,
  STAFF_STATUSES,
  TONES,
  type ChatPreferences,
  type ConversationsChoice,
  type NotificationKind,
  type Role,
  type StaffStatus,
} from '@switchboard/contracts';
import { Schema as MongooseSchema, SchemaTypes, Types } from 'mongoose';
import { storedName } from './user-names';

/** A token that was given back before its time; forgotten once it has expired anyway. */
export interface RevokedToken {
  id: string;
  expiresAt: Date;
}

const preferences = new MongooseSchema<ChatPreferences>(
  {
    tone: { type: String, enum: TONES, default: DEFAULT_CHAT_PREFERENCES.tone },
    responseLength: {
      type: String,
      enum: RESPONSE_LENGTHS,
      default: DEFAULT_CHAT_PREFERENCES.responseLength,
    },
    customInstructions: {
      type: String,
      maxlength: LIMITS.customInstructions,
      default: DEFAULT_CHAT_PREFERENCES.customInstructions,
    },
  },
  { _id: false },
);

const revokedToken = new MongooseSchema<RevokedToken>(
  { id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { _id: false },
);

/** Somebody is deleted: what is to become of what they leave behind. */
@Schema({ _id: false })
export class Deletion {
  @Prop({ type: String, enum: CONVERSATIONS_CHOICES, required: true })
  conversations!: ConversationsChoice;

  /** Who gets the open reports; null for nobody. */
  @Prop({ type: SchemaTypes.ObjectId, default: null })
  reassignTo!: Types.ObjectId | null;

  /** To be taken out of where it was written down. */
  @Prop({ type: String, required: true })
  formerName!: string;
}

/** What lies on somebody's desk, or is theirs, has still to be given away. */
@Schema({ _id: false })
export class Departure {
  /** Tells one departure from the next. */
  @Prop({ type: Date, required: true })
  since!: Date;

  /** The admin; null for a command. */
  @Prop({ type: SchemaTypes.ObjectId, default: null })
  by!: Types.ObjectId | null;

  /** null: the account stays, but is none of the staff any more. */
  @Prop({ type: Deletion, default: null })
  deletion!: Deletion | null;
}

/** A customer, an agent or an admin. */
@Schema({ collection: 'users', timestamps: true, versionKey: false })
export class User {
  _id!: Types.ObjectId;

  @Prop({ type: String, required: true, maxlength: LIMITS.name })
  name!: string;

  /** The name as lists are sorted by it, and its words as they are searched: see `user-names`. */
  @Prop({ type: String, default: nameKeyOf })
  nameKey!: string;

  @Prop({ type: [String], default: nameWordsOf })
  nameWords!: string[];

  /** In lower case: two spellings are one account. */
  @Prop({ type: String, required: true, unique: true, lowercase: true, trim: true })
  email!: string;

  /** A bcrypt hash, read only where passwords are compared. */
  @Prop({ type: String, required: true, select: false })
  password?: string;

  @Prop({ type: String, enum: ROLES, required: true, default: 'customer' })
  role!: Role;

  @Prop({ type: Boolean, default: true })
  isActive!: boolean;

  /** A mirror of the presence leases in Redis. */
  @Prop({ type: Boolean, default: false })
  isOnline!: boolean;

  @Prop({ type: Date, default: null })
  lastSeen!: Date | null;

  /** Names the upload, so that a new picture has a new name; null without one. */
  @Prop({ type: String, default: null })
  avatar!: string | null;

  @Prop({ type: preferences, default: () => ({ ...DEFAULT_CHAT_PREFERENCES }) })
  chatPreferences!: ChatPreferences;

  /** Of staff: whether they take on new conversations. */
  @Prop({ type: String, enum: STAFF_STATUSES, default: 'available' })
  staffStatus!: StaffStatus;

  /** What the user does not want to be told of. */
  @Prop({ type: [String], enum: NOTIFICATION_KINDS, default: [] })
  mutedNotifications!: NotificationKind[];

  /** Tokens issued under a lower number are void. */
  @Prop({ type: Number, default: 0 })
  tokenVersion!: number;

  @Prop({ type: [revokedToken], default: [] })
  revokedTokens!: RevokedToken[];

  /** Of the access log: the last change that was made here. */
  @Prop({ type: Number, default: 0 })
  accessRevision!: number;

  /** Written by the change that brings it about, taken off when all is given away. A sweep finds what a crash left. */
  @Prop({ type: Departure, default: null })
  departure!: Departure | null;

  createdAt!: Date;
  updatedAt!: Date;
}

function nameKeyOf(this: User): string {
  return storedName(this.name).nameKey;
}

function nameWordsOf(this: User): string[] {
  return storedName(this.name).nameWords;
}

export const UserSchema = SchemaFactory.createForClass(User);
UserSchema.index({ role: 1 });
UserSchema.index({ isOnline: 1 });
UserSchema.index({ nameKey: 1, _id: 1 });
UserSchema.index({ nameWords: 1 });
UserSchema.index({ lastSeen: -1, _id: -1 });
UserSchema.index(
  { 'departure.since': 1 },
  { partialFilterExpression: { 'departure.since': { $type: 'date' } } },
);
// Names are no English: whole words, as they stand.
UserSchema.index({ name: 'text' }, { default_language: 'none' });

/** What the directory knows of an account. */
export type DirectoryEntry = Pick<
  User,
  '_id' | 'name' | 'role' | 'avatar' | 'staffStatus' | 'mutedNotifications'
>;

/** What decides whether a token is still good. */
export type UserAccess = Pick<User, '_id' | 'name' | 'role' | 'isActive' | 'tokenVersion' | 'revokedTokens'>;
