import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { SchemaTypes } from 'mongoose';

/** In the store, so that every process has it. */
@Schema({ collection: 'logos', versionKey: false })
export class Logo {
  /** Made up for each upload; the one that the settings name is shown. */
  @Prop({ type: String, required: true })
  _id!: string;

  /** WebP. */
  @Prop({ type: SchemaTypes.Buffer, required: true })
  bytes!: Buffer;
}

export const LogoSchema = SchemaFactory.createForClass(Logo);
