import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { CATEGORIES, LIMITS, type Category } from '@switchboard/contracts';
import { Types } from 'mongoose';

@Schema({ timestamps: true, collection: 'canned_replies' })
export class CannedReply {
  _id!: Types.ObjectId;

  @Prop({ type: String, required: true, maxlength: LIMITS.cannedShortcut })
  shortcut!: string;

  @Prop({ type: String, required: true, maxlength: LIMITS.cannedTitle })
  title!: string;

  /** May hold variables such as `{{customer.firstName}}`, filled in by whoever takes it into a reply. */
  @Prop({ type: String, required: true, maxlength: LIMITS.messageContent })
  content!: string;

  @Prop({ type: String, enum: CATEGORIES, default: 'general' })
  category!: Category;

  createdAt!: Date;
  updatedAt!: Date;
}

export const CannedReplySchema = SchemaFactory.createForClass(CannedReply)
  .index({ shortcut: 1 }, { unique: true })
  .index({ category: 1, shortcut: 1 });
