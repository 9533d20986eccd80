import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { SchemaTypes, Types } from 'mongoose';

/** The meanings of one FAQ's phrasings, as one embedding model sees them. */
@Schema({ collection: 'faqvectors' })
export class FaqVectors {
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  faq!: Types.ObjectId;

  /** Vectors of different models, or of different lengths, are never compared. */
  @Prop({ type: String, required: true })
  model!: string;

  @Prop({ type: Number, required: true })
  dimension!: number;

  /** Of the texts that the vectors were made from. */
  @Prop({ type: String, required: true })
  fingerprint!: string;

  /** One vector behind the other, as 32-bit numbers of this machine's byte order. */
  @Prop({ type: Buffer, required: true })
  vectors!: Buffer;
}

export const FaqVectorsSchema = SchemaFactory.createForClass(FaqVectors).index(
  { model: 1, faq: 1 },
  { unique: true },
);
