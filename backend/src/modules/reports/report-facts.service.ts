import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import type { Report } from './report.schema';
import { ReportsRepository } from './reports.repository';

/** What figures are counted from. */
export type ReportFacts = Pick<
  Report,
  | '_id'
  | 'conversation'
  | 'createdAt'
  | 'status'
  | 'issueType'
  | 'priority'
  | 'dueAt'
  | 'resolution'
  | 'history'
>;

/** Reports as whoever counts them sees them. */
@Injectable()
export class ReportFactsService {
  constructor(private readonly repository: ReportsRepository) {}

  /** Filed from `from` on and before `to`, or closed then; each once, in no order. */
  async *between(from: Date, to: Date): AsyncIterable<ReportFacts> {
    const within = { $gte: from, $lt: to };
    yield* this.repository.factsOf({ createdAt: within });
    for await (const facts of this.repository.factsOf({ 'resolution.resolvedAt': within })) {
      const isTheSame = facts.createdAt >= from && facts.createdAt < to;
      if (!isTheSame) yield facts;
    }
  }

  /** Those of them that are still there, in no order. */
  of(ids: Types.ObjectId[]): AsyncIterable<ReportFacts> {
    return this.repository.factsOf({ _id: { $in: ids } });
  }

  changedSince(since: Date): AsyncIterable<ReportFacts> {
    return this.repository.factsOf({ updatedAt: { $gte: since } });
  }

  about(conversation: Types.ObjectId): AsyncIterable<ReportFacts> {
    return this.repository.factsOf({ conversation });
  }
}
