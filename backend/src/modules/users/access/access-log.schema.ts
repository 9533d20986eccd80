import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { SchemaTypes, type Types } from 'mongoose';
import type { User } from '../user.schema';

/** What is to be written to one account. */
export interface LoggedChange {
  user: Types.ObjectId;
  set: Partial<User>;
  endsSessions: boolean;
}

/**
 * There is one: of those who change who may do what, one is first. What was begun is written here before it is done, so
 * that it is finished whatever happens to the process, and nobody decides on accounts that are about to change.
 */
@Schema({ collection: 'accessLog', versionKey: false })
export class AccessLog {
  @Prop({ type: String, required: true })
  _id!: string;

  /** Rises with every change. */
  @Prop({ type: Number, required: true })
  revision!: number;

  /** Begun, and perhaps done in part; null between changes. */
  @Prop({ type: [SchemaTypes.Mixed], default: null })
  pending!: LoggedChange[] | null;

  @Prop({ type: Date, default: null })
  begunAt!: Date | null;
}

export const AccessLogSchema = SchemaFactory.createForClass(AccessLog);
