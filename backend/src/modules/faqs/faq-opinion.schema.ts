import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { SchemaTypes, Types } from 'mongoose';

/** Whether an FAQ helped somebody. The FAQ itself holds how many there are of either kind. */
@Schema({ collection: 'faq_opinions', versionKey: false, timestamps: true })
export class FaqOpinion {
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  faq!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  user!: Types.ObjectId;

  @Prop({ type: Boolean, required: true })
  helpful!: boolean;

  /** When it was given first. */
  createdAt!: Date;
  updatedAt!: Date;
}

export const FaqOpinionSchema = SchemaFactory.createForClass(FaqOpinion)
  .index({ faq: 1, user: 1 }, { unique: true })
  // Counted by it alone.
  .index({ faq: 1, helpful: 1 })
  .index({ createdAt: 1 })
  .index({ updatedAt: 1 });
