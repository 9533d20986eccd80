import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { CATEGORIES, type Category } from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';

/**
 * An FAQ as an edit found it. It is written before the edit replaces it, under the revision that it was: whatever
 * happens between the two writes, no state is lost, and one that is kept twice is the same twice. The newest version is
 * the FAQ itself.
 */
@Schema({ collection: 'faq_versions', versionKey: false })
export class FaqVersion {
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  faq!: Types.ObjectId;

  @Prop({ type: Number, required: true })
  version!: number;

  @Prop({ type: String, enum: CATEGORIES, required: true })
  category!: Category;

  @Prop({ type: String, required: true })
  question!: string;

  @Prop({ type: String, required: true })
  answer!: string;

  @Prop({ type: [String], required: true })
  keywords!: string[];

  @Prop({ type: [String], required: true })
  variants!: string[];

  @Prop({ type: [SchemaTypes.ObjectId], required: true })
  relatedQuestions!: Types.ObjectId[];

  @Prop({ type: Boolean, required: true })
  isActive!: boolean;

  /** Who made it so; null as in the FAQ. */
  @Prop({ type: SchemaTypes.ObjectId, default: null })
  author!: Types.ObjectId | null;

  /** Since when it was so. */
  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: Number })
  restoredFrom?: number;
}

export const FaqVersionSchema = SchemaFactory.createForClass(FaqVersion).index(
  { faq: 1, version: -1 },
  { unique: true },
);
