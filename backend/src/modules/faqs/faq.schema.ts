import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { CATEGORIES, LIMITS, type Category } from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';

/** Behind all that have been given a place; among themselves such FAQs stand by their questions. */
export const UNPLACED = 1e15;

@Schema({ timestamps: true, collection: 'faqs' })
export class Faq {
  _id!: Types.ObjectId;

  @Prop({ type: String, enum: CATEGORIES, required: true })
  category!: Category;

  @Prop({ type: String, required: true, maxlength: LIMITS.faqQuestion })
  question!: string;

  @Prop({ type: String, required: true, maxlength: LIMITS.faqAnswer })
  answer!: string;

  @Prop({ type: [String], default: [] })
  keywords!: string[];

  /** Other ways to ask the same. */
  @Prop({ type: [String], default: [] })
  variants!: string[];

  @Prop({ type: [SchemaTypes.ObjectId], default: [] })
  relatedQuestions!: Types.ObjectId[];

  @Prop({ type: Boolean, default: true })
  isActive!: boolean;

  /** Its place in its category. Being moved is no edit: `updatedAt` and `revision` stay. */
  @Prop({ type: Number, default: UNPLACED })
  position!: number;

  /** Answers that rested on it. Counting one is no edit: `updatedAt` and `revision` stay. */
  @Prop({ type: Number, default: 0 })
  usageCount!: number;

  /** Readers whom it helped, and whom it did not; no edit either. */
  @Prop({ type: Number, default: 0 })
  helpfulCount!: number;

  @Prop({ type: Number, default: 0 })
  notHelpfulCount!: number;

  /** Rises with every edit, so that two edits in one millisecond are two states of the knowledge base. */
  @Prop({ type: Number, default: 0 })
  revision!: number;

  /** null when the seeder made it before there was an admin. */
  @Prop({ type: SchemaTypes.ObjectId, default: null })
  createdBy!: Types.ObjectId | null;

  @Prop({ type: SchemaTypes.ObjectId, default: null })
  updatedBy!: Types.ObjectId | null;

  /** The version that the last edit brought back. */
  @Prop({ type: Number })
  restoredFrom?: number;

  /** The last import that changed or made it: each does so once, however often it is taken up again. */
  @Prop({ type: SchemaTypes.ObjectId })
  lastImport?: Types.ObjectId;

  createdAt!: Date;
  updatedAt!: Date;
}

export const FaqSchema = SchemaFactory.createForClass(Faq)
  .index(
    { question: 'text', keywords: 'text', answer: 'text' },
    { name: 'faq_text', weights: { question: 10, keywords: 5, answer: 1 } },
  )
  .index({ category: 1, isActive: 1 })
  .index({ category: 1, position: 1, question: 1, _id: 1 })
  .index({ relatedQuestions: 1 });
