import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, type QueryFilter } from 'mongoose';
import { AuditEntry } from './audit-entry.schema';

export type AuditFilter = QueryFilter<AuditEntry>;
export type NewAuditEntry = Omit<AuditEntry, '_id'>;

const NEWEST_FIRST = { createdAt: -1, _id: -1 } as const;

/** Entries are added and read; there is no way to change or remove one. */
@Injectable()
export class AuditRepository {
  constructor(@InjectModel(AuditEntry.name) private readonly model: Model<AuditEntry>) {}

  async insert(entry: NewAuditEntry): Promise<void> {
    await this.model.create(entry);
  }

  /** Newest first. */
  find(filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
    return this.model.find(filter).sort(NEWEST_FIRST).limit(limit).lean<AuditEntry[]>().exec();
  }

  /** Newest first, without holding them all in memory. */
  each(filter: AuditFilter): AsyncIterable<AuditEntry> {
    return this.model.find(filter).sort(NEWEST_FIRST).lean<AuditEntry>().cursor();
  }
}
