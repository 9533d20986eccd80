import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { SchemaTypes, Types } from 'mongoose';

/** A user's picture. In the store, so that every process has it. */
@Schema({ collection: 'pictures', versionKey: false })
export class Picture {
  _id!: Types.ObjectId;

  @Prop({ type: SchemaTypes.ObjectId, required: true })
  user!: Types.ObjectId;

  /** Made up for each upload; the one that `User.avatar` names is shown. */
  @Prop({ type: String, required: true })
  hash!: string;

  /** WebP. */
  @Prop({ type: SchemaTypes.Buffer, required: true })
  bytes!: Buffer;
}

export const PictureSchema = SchemaFactory.createForClass(Picture).index(
  { user: 1, hash: 1 },
  { unique: true },
);
