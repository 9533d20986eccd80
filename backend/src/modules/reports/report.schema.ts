import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  LIMITS,
  PRIORITIES,
  REPORT_ISSUES,
  REPORT_STATUSES,
  type Priority,
  type ReportIssue,
  type ReportStatus,
} from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';

@Schema({ _id: false })
export class StoredResolution {
  @Prop({ type: String, required: true, maxlength: LIMITS.reportNotes })
  notes!: string;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  resolvedBy!: Types.ObjectId;

  @Prop({ type: Date, required: true })
  resolvedAt!: Date;
}

/** Holds only what one request changed; `assignedTo` is null where the report was given up. */
@Schema({ _id: false })
export class StoredChange {
  @Prop({ type: SchemaTypes.ObjectId, required: true })
  by!: Types.ObjectId;

  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: String, enum: REPORT_STATUSES })
  status?: ReportStatus;

  @Prop({ type: String, enum: PRIORITIES })
  priority?: Priority;

  @Prop({ type: SchemaTypes.ObjectId })
  assignedTo?: Types.ObjectId | null;

  @Prop({ type: String, maxlength: LIMITS.reportNotes })
  notes?: string;
}

@Schema({ timestamps: true, collection: 'reports' })
export class Report {
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  conversation!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, default: null })
  message!: Types.ObjectId | null;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  reportedBy!: Types.ObjectId;

  @Prop({ type: String, enum: REPORT_ISSUES, required: true })
  issueType!: ReportIssue;

  @Prop({ type: String, required: true, maxlength: LIMITS.reportDescription })
  description!: string;

  @Prop({ type: String, enum: REPORT_STATUSES, default: 'pending' })
  status!: ReportStatus;

  /** What `status` says of it, so that an index sorts by it. */
  @Prop({ type: Boolean, default: true })
  isOpen!: boolean;

  @Prop({ type: String, enum: PRIORITIES, required: true })
  priority!: Priority;

  /** When it should be closed, by the target of its priority. */
  @Prop({ type: Date, required: true })
  dueAt!: Date;

  @Prop({ type: SchemaTypes.ObjectId, default: null })
  assignedTo!: Types.ObjectId | null;

  @Prop({ type: StoredResolution, default: null })
  resolution!: StoredResolution | null;

  /** Oldest first. */
  @Prop({ type: [StoredChange], default: [] })
  history!: StoredChange[];

  /** Rises with every change: of several that rest on the same state, one is made. */
  @Prop({ type: Number, default: 0 })
  revision!: number;

  /** The conversation is escalated and staff were told. A sweep finds those that a process died over. */
  @Prop({ type: Boolean, default: false })
  isAnnounced!: boolean;

  createdAt!: Date;
  updatedAt!: Date;
}

export const ReportSchema = SchemaFactory.createForClass(Report)
  .index({ createdAt: -1, _id: -1 })
  .index({ status: 1, createdAt: -1, _id: -1 })
  .index({ isOpen: -1, dueAt: 1, _id: 1 })
  .index({ reportedBy: 1, createdAt: -1, _id: -1 })
  .index({ assignedTo: 1, createdAt: -1, _id: -1 })
  .index({ conversation: 1 })
  // What is counted: what was closed, and what is different, within a time.
  .index({ 'resolution.resolvedAt': 1 })
  .index({ updatedAt: 1 })
  .index({ createdAt: 1 }, { partialFilterExpression: { isAnnounced: false } });
