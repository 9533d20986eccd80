import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { NOTIFICATION_KINDS, type NotificationKind } from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';

/** Seconds. */
const KEPT_FOR = 90 * 24 * 3_600;

@Schema({ collection: 'notifications' })
export class Notification {
  /** Derived from cause and receiver, so that nobody is told of the same thing twice. */
  @Prop({ type: SchemaTypes.ObjectId, required: true })
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  user!: Types.ObjectId;

  @Prop({ type: String, enum: NOTIFICATION_KINDS, required: true })
  kind!: NotificationKind;

  /** What happened, by name: such as the message that was written. */
  @Prop({ type: String, required: true })
  cause!: string;

  /** null for the assistant and Switchboard itself. */
  @Prop({ type: SchemaTypes.ObjectId, default: null })
  actor!: Types.ObjectId | null;

  @Prop({ type: String, default: '' })
  text!: string;

  @Prop({ type: SchemaTypes.ObjectId, default: null })
  conversation!: Types.ObjectId | null;

  @Prop({ type: SchemaTypes.ObjectId, default: null })
  report!: Types.ObjectId | null;

  @Prop({ type: Boolean, default: false })
  isRead!: boolean;

  @Prop({ type: Date, required: true })
  createdAt!: Date;
}

export const NotificationSchema = SchemaFactory.createForClass(Notification)
  .index({ user: 1, createdAt: -1, _id: -1 })
  .index({ user: 1, isRead: 1, createdAt: -1, _id: -1 })
  .index({ conversation: 1, user: 1 })
  .index({ createdAt: 1 }, { expireAfterSeconds: KEPT_FOR });
