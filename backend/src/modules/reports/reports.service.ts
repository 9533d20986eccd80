import { Injectable } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import {
  hasPermission,
  isOpenReport,
  LIMITS,
  PRIORITIES,
  REPORT_STATUSES,
  type CursorMeta,
  type ListReportsQuery,
  type Priority,
  type ReportSort,
  type ReportStats,
  type ReportStatus,
  type ReportView,
  type StaffReportView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { cursorBehind, olderThan, placeOf } from '../../platform/database/newest-first';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor';
import { Result } from '../../platform/http/envelope.interceptor';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { ConversationDeleting } from '../conversations/conversations.events';
import { ReportViews } from './report-views.service';
import type { Report } from './report.schema';
import { filtersAreForStaff, reportNotFound } from './reports.errors';
import { ReportDeleted, ReportDeletionBegun } from './reports.events';
import { ReportsRepository, type ReportFilter, type ReportOrder } from './reports.repository';

/** Milliseconds of the past that the average time of resolution is of. */
const STATS_SPAN = 30 * 24 * 3_600_000;

/** What a customer is not shown of reports is not to be found out by looking for it either. */
const STAFF_FILTERS = ['assignedTo', 'reportedBy', 'overdue'] as const;

const ORDERS: Record<ReportSort, ReportOrder> = {
  created: { createdAt: -1, _id: -1 },
  // What is closed presses nobody.
  due: { isOpen: -1, dueAt: 1, _id: 1 },
};

/** Reading reports, and removing them. Taking them in is `ReportFilingService`, working on them `ReportHandlingService`. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly views: ReportViews,
    private readonly events: EventEmitter2,
    private readonly audit: AuditService,
  ) {}

  /** A customer's own, or all for staff. */
  async list(
    reader: Principal,
    query: ListReportsQuery,
  ): Promise<Result<(ReportView | StaffReportView)[], CursorMeta>> {
    const { limit = LIMITS.listPageDefault, sort = 'created' } = query;
    const found = await this.repository.find(filterOf(reader, query, sort), ORDERS[sort], limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return new Result(await this.views.of(reader, page), {
      nextCursor: found.length > limit && last ? cursorOf(last, sort) : null,
    });
  }

  /** @throws DomainError REPORT_NOT_FOUND, also for somebody else's. */
  async getFor(reader: Principal, id: string): Promise<ReportView | StaffReportView> {
    const report = await this.repository.findById(id);
    if (!report || !maySee(reader, report)) throw reportNotFound();
    return this.views.one(reader, report);
  }

  async stats(): Promise<ReportStats> {
    const now = Date.now();
    const [rows, overdue, average] = await Promise.all([
      this.repository.countByStatusAndPriority(),
      this.repository.count({ isOpen: true, dueAt: { $lt: new Date(now) } }),
      this.repository.averageResolutionTime(new Date(now - STATS_SPAN)),
    ]);
    const byStatus = zeros<ReportStatus>(REPORT_STATUSES);
    const byPriority = zeros<Priority>(PRIORITIES);
    let total = 0;
    for (const { _id, count } of rows) {
      total += count;
      byStatus[_id.status] += count;
      if (isOpenReport(_id.status)) byPriority[_id.priority] += count;
    }
    const averageResolutionTime = average === null ? null : Math.round(average);
    return { total, byStatus, byPriority, overdue, averageResolutionTime };
  }

  /** Open ones: filed by the user, and on the user's desk. */
  async countsOf(userId: string): Promise<{ filed: number; assigned: number }> {
    const user = new Types.ObjectId(userId);
    const [filed, assigned] = await Promise.all([
      this.repository.count({ reportedBy: user, isOpen: true }),
      this.repository.count({ assignedTo: user, isOpen: true }),
    ]);
    return { filed, assigned };
  }

  /** @throws DomainError REPORT_NOT_FOUND */
  async delete(by: Principal, id: string): Promise<null> {
    const found = await this.repository.findById(id);
    if (found) await this.events.emitAsync(ReportDeletionBegun.event, new ReportDeletionBegun(found));
    const report = await this.repository.delete(id);
    if (!report) throw reportNotFound();
    await this.events.emitAsync(ReportDeleted.event, new ReportDeleted(report));
    await this.audit.record({
      action: 'report.deleted',
      by,
      target: { type: 'report', id, name: report.description },
      before: { conversation: String(report.conversation), status: report.status, priority: report.priority },
    });
    return null;
  }

  @OnEvent(ConversationDeleting.event, { suppressErrors: false })
  async deleteAllOf({ conversationId }: ConversationDeleting): Promise<void> {
    await this.repository.deleteOfConversation(conversationId);
  }
}

function maySee(reader: Principal, { reportedBy }: Report): boolean {
  return hasPermission(reader.role, 'reports:handle') || String(reportedBy) === reader._id;
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}

function filterOf(reader: Principal, query: ListReportsQuery, sort: ReportSort): ReportFilter {
  const conditions: ReportFilter[] = [];
  if (!hasPermission(reader.role, 'reports:handle')) {
    const refused = STAFF_FILTERS.find((field) => query[field] !== undefined);
    if (refused) throw filtersAreForStaff(refused);
    conditions.push({ reportedBy: new Types.ObjectId(reader._id) });
  }
  const { status, priority, issueType, conversation, reportedBy, assignedTo, overdue, cursor } = query;
  if (status) conditions.push({ status });
  if (priority) conditions.push({ priority });
  if (issueType) conditions.push({ issueType });
  if (conversation) conditions.push({ conversation: new Types.ObjectId(conversation) });
  if (reportedBy) conditions.push({ reportedBy: new Types.ObjectId(reportedBy) });
  if (assignedTo) conditions.push({ assignedTo: assigneeOf(reader, assignedTo) });
  if (overdue !== undefined) conditions.push(overdueIs(overdue));
  if (cursor) conditions.push(AFTER[sort](cursor));
  return conditions.length ? { $and: conditions } : {};
}

function assigneeOf(reader: Principal, assignedTo: string): Types.ObjectId | null {
  if (assignedTo === 'none') return null;
  return new Types.ObjectId(assignedTo === 'me' ? reader._id : assignedTo);
}

function overdueIs(overdue: boolean): ReportFilter {
  const now = new Date();
  return overdue
    ? { isOpen: true, dueAt: { $lt: now } }
    : { $or: [{ isOpen: false }, { dueAt: { $gte: now } }] };
}

function cursorOf(report: Report, sort: ReportSort): string {
  const { _id, isOpen, dueAt } = report;
  return sort === 'due' ? encodeCursor([isOpen ? 1 : 0, dueAt.getTime(), String(_id)]) : cursorBehind(report);
}

/** Everything behind the last report of a page. */
const AFTER: Record<ReportSort, (cursor: string) => ReportFilter> = {
  created: olderThan,
  due: (cursor) => {
    const [open, time, id] = decodeCursor(cursor, ['number', 'number', 'string']) as [number, number, string];
    const { at, _id } = placeOf(time, id);
    const isOpen = open === 1;
    return {
      $or: [
        ...(isOpen ? [{ isOpen: false }] : []),
        { isOpen, dueAt: { $gt: at } },
        { isOpen, dueAt: at, _id: { $gt: _id } },
      ],
    };
  },
};
