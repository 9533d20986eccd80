import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Priority, ReportStatus } from '@switchboard/contracts';
import { Model, Types, type QueryFilter } from 'mongoose';
import type { ReportFacts } from './report-facts.service';
import { Report, type StoredChange } from './report.schema';

export type ReportFilter = QueryFilter<Report>;
export type ReportOrder = Record<string, 1 | -1>;

/** Entries of one report's history: far more than people make, so that its document stays small. */
const HISTORY_KEPT = 500;

const FACTS: Record<keyof ReportFacts, 1> = {
  _id: 1,
  conversation: 1,
  createdAt: 1,
  status: 1,
  issueType: 1,
  priority: 1,
  dueAt: 1,
  resolution: 1,
  history: 1,
};

@Injectable()
export class ReportsRepository {
  constructor(@InjectModel(Report.name) private readonly model: Model<Report>) {}

  async insert(report: Partial<Report>): Promise<Report> {
    return (await this.model.create(report)).toObject();
  }

  findById(id: string): Promise<Report | null> {
    return this.model.findById(id).lean<Report>().exec();
  }

  find(filter: ReportFilter, order: ReportOrder, limit: number): Promise<Report[]> {
    return this.model.find(filter).sort(order).limit(limit).lean<Report[]>().exec();
  }

  /**
   * Makes a change that was decided on the report as it was read.
   * @returns the report after it; null when another change came first, or the report is gone
   */
  change({ _id, revision }: Report, fields: Partial<Report>, change: StoredChange): Promise<Report | null> {
    return this.model
      .findOneAndUpdate(
        { _id, revision },
        {
          $set: fields,
          $push: { history: { $each: [change], $slice: -HISTORY_KEPT } },
          $inc: { revision: 1 },
        },
        { returnDocument: 'after' },
      )
      .lean<Report>()
      .exec();
  }

  async markAnnounced(id: Types.ObjectId): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { isAnnounced: true } }, { timestamps: false });
  }

  countByStatusAndPriority(): Promise<
    { _id: { status: ReportStatus; priority: Priority }; count: number }[]
  > {
    return this.model
      .aggregate<{ _id: { status: ReportStatus; priority: Priority }; count: number }>([
        { $group: { _id: { status: '$status', priority: '$priority' }, count: { $sum: 1 } } },
      ])
      .exec();
  }

  count(filter: ReportFilter): Promise<number> {
    return this.model.countDocuments(filter).exec();
  }

  /** Milliseconds from filing to closing, of those closed since then; null when there are none. */
  async averageResolutionTime(since: Date): Promise<number | null> {
    const [found] = await this.model
      .aggregate<{ average: number | null }>([
        { $match: { 'resolution.resolvedAt': { $gte: since } } },
        {
          $group: {
            _id: null,
            average: { $avg: { $subtract: ['$resolution.resolvedAt', '$createdAt'] } },
          },
        },
      ])
      .exec();
    return found?.average ?? null;
  }

  factsOf(filter: ReportFilter): AsyncIterable<ReportFacts> {
    return this.model.find(filter, FACTS).lean<ReportFacts[]>().cursor();
  }

  /** @returns the report as it was; null when there is none */
  delete(id: string): Promise<Report | null> {
    return this.model.findByIdAndDelete(id).lean<Report>().exec();
  }

  async deleteOfConversation(conversationId: string): Promise<void> {
    await this.model.deleteMany({ conversation: new Types.ObjectId(conversationId) });
  }
}
