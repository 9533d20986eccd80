import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Role } from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';
import type { StoredContent } from '../faq-content';

/** There is one import at a time, so that two cannot bring the same question. */
export const IMPORT_SLOT = 'running';

export interface ImportedFaq {
  _id: Types.ObjectId;
  content: StoredContent;
}

export interface ImportedChanges {
  _id: Types.ObjectId;
  changes: Partial<StoredContent>;
}

/**
 * An import under way. It is decided by one write, the one that puts `faqs` into it: before, nothing has happened; after,
 * it is finished, by this process or by the sweep of another one. What it still has to do stands here and nowhere else.
 */
@Schema({ collection: 'faq_imports', versionKey: false })
export class FaqImportRun {
  @Prop({ type: String, required: true })
  _id!: string;

  /** Tells this import from others in the same slot. */
  @Prop({ type: SchemaTypes.ObjectId, required: true })
  import!: Types.ObjectId;

  @Prop({ type: SchemaTypes.Mixed, required: true })
  by!: { _id: string; name: string; role: Role };

  @Prop({ type: String, required: true })
  fileName!: string;

  /** Since when nobody may have worked on it. */
  @Prop({ type: Date, required: true })
  touchedAt!: Date;

  /** Undefined while the file is still being compared with the knowledge base. */
  @Prop({ type: SchemaTypes.Mixed })
  faqs?: { created: ImportedFaq[]; updated: ImportedChanges[]; unchanged: number };
}

export const FaqImportRunSchema = SchemaFactory.createForClass(FaqImportRun);
