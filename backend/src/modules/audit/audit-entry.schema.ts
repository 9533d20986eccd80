import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  AUDIT_ACTIONS,
  AUDIT_TARGETS,
  ROLES,
  type AuditAction,
  type AuditTargetType,
  type Role,
} from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';

@Schema({ _id: false })
export class AuditActor {
  @Prop({ type: SchemaTypes.ObjectId, required: true })
  _id!: Types.ObjectId;

  @Prop({ type: String, required: true })
  name!: string;

  @Prop({ type: String, enum: ROLES, required: true })
  role!: Role;
}

@Schema({ _id: false })
export class StoredAuditTarget {
  @Prop({ type: String, enum: AUDIT_TARGETS, required: true })
  type!: AuditTargetType;

  @Prop({ type: String, default: null })
  id!: string | null;

  @Prop({ type: String, default: '' })
  name!: string;
}

/** One act. Names are kept as they were: an entry says what was known when it was written. */
@Schema({ collection: 'audit', versionKey: false })
export class AuditEntry {
  _id!: Types.ObjectId;

  @Prop({ type: String, enum: AUDIT_ACTIONS, required: true })
  action!: AuditAction;

  @Prop({ type: AuditActor, default: null })
  actor!: AuditActor | null;

  @Prop({ type: StoredAuditTarget, required: true })
  target!: StoredAuditTarget;

  /** Only what changed. */
  @Prop({ type: SchemaTypes.Mixed, default: null })
  before!: Record<string, unknown> | null;

  @Prop({ type: SchemaTypes.Mixed, default: null })
  after!: Record<string, unknown> | null;

  @Prop({ type: String, default: null })
  address!: string | null;

  @Prop({ type: String, default: null })
  userAgent!: string | null;

  @Prop({ type: String, default: null })
  correlationId!: string | null;

  @Prop({ type: Date, required: true })
  createdAt!: Date;
}

export const AuditEntrySchema = SchemaFactory.createForClass(AuditEntry)
  .index({ createdAt: -1, _id: -1 })
  .index({ action: 1, createdAt: -1, _id: -1 })
  .index({ 'actor._id': 1, createdAt: -1, _id: -1 })
  .index({ 'target.id': 1, createdAt: -1, _id: -1 })
  // Names are no English: whole words, as they stand.
  .index({ 'actor.name': 'text', 'target.name': 'text' }, { default_language: 'none' });
