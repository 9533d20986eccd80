import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { SettingChanges } from '@switchboard/contracts';
import { SchemaTypes } from 'mongoose';

/** There is one, and none while nothing was ever set. */
@Schema({ collection: 'settings', versionKey: false })
export class StoredSettings {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: Number, required: true })
  revision!: number;

  /** What differs from the defaults. */
  @Prop({ type: SchemaTypes.Mixed, default: {} })
  values!: SettingChanges;

  /** Names the logo that is shown. */
  @Prop({ type: String, default: null })
  logo!: string | null;

  @Prop({ type: Date, required: true })
  changedAt!: Date;

  /** A name, which outlasts the account. */
  @Prop({ type: String, required: true })
  changedBy!: string;
}

export const StoredSettingsSchema = SchemaFactory.createForClass(StoredSettings);
