import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  DEFAULT_CHAT_PREFERENCES,
  LIMITS,
  NOTIFICATION_KINDS,
  RESPONSE_LENGTHS,
  ROLES,
  STAFF_STATUSES,
  TONES,
  type ChatPreferences,
  type NotificationKind,
  type Role,
  type StaffStatus,
} from '@switchboard/contracts';
import { Schema as MongooseSchema, Types } from 'mongoose';

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

/** A customer, an agent or an admin. */
@Schema({ collection: 'users', timestamps: true, versionKey: false })
export class User {
  _id!: Types.ObjectId;

  @Prop({ type: String, required: true, maxlength: LIMITS.name })
  name!: string;

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

  createdAt!: Date;
  updatedAt!: Date;
}

export const UserSchema = SchemaFactory.createForClass(User);
UserSchema.index({ role: 1 });
UserSchema.index({ isOnline: 1 });
// Names are no English: whole words, as they stand.
UserSchema.index({ name: 'text' }, { default_language: 'none' });

/** What the directory knows of an account. */
export type DirectoryEntry = Pick<
  User,
  '_id' | 'name' | 'role' | 'avatar' | 'staffStatus' | 'mutedNotifications'
>;

/** What decides whether a token is still good. */
export type UserAccess = Pick<User, '_id' | 'name' | 'role' | 'isActive' | 'tokenVersion' | 'revokedTokens'>;
