import {
  hasPermission,
  isOpenReport,
  type Priority,
  type ReportStatus,
  type UpdateReportRequest,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import type { Report, StoredChange } from './report.schema';
import {
  assignedIsInReview,
  mayNotAssignOthers,
  notesNeeded,
  reportClosed,
  reportTaken,
} from './reports.errors';

const MS_PER_HOUR = 3_600_000;

type Actor = Pick<Principal, '_id' | 'role'>;

/** What of a report decides about a request. */
export type ReportState = Pick<
  Report,
  'status' | 'isOpen' | 'priority' | 'assignedTo' | 'resolution' | 'createdAt'
>;

export interface ReportDecision {
  fields: Partial<Pick<Report, 'status' | 'isOpen' | 'priority' | 'dueAt' | 'assignedTo' | 'resolution'>>;
  change: StoredChange;
}

/** @param targets hours, by priority */
export function dueAtOf(createdAt: Date, priority: Priority, targets: Record<Priority, number>): Date {
  return new Date(createdAt.getTime() + targets[priority] * MS_PER_HOUR);
}

/**
 * What a request does to a report, without a store.
 *
 * @returns null when it is so already
 * @throws DomainError ALREADY_ASSIGNED, CONFLICT, FORBIDDEN, or VALIDATION_FAILED where notes are missing
 */
export function decide(
  report: ReportState,
  actor: Actor,
  { status, priority, assignedTo, notes }: UpdateReportRequest,
  now: Date,
  targets: Record<Priority, number>,
): ReportDecision | null {
  const isReopened = !report.isOpen && status === 'in_review';
  const isMoreThanNotes = status !== undefined || priority !== undefined || assignedTo !== undefined;
  if (!report.isOpen && !isReopened && isMoreThanNotes) throw reportClosed();

  const assignee = newAssignee(report.assignedTo && String(report.assignedTo), actor, assignedTo);
  const nextStatus = newStatus(report, status, assignee);
  const nextPriority = priority === report.priority ? undefined : priority;
  if (nextStatus && !isOpenReport(nextStatus) && notes === undefined) throw notesNeeded();

  const by = new Types.ObjectId(actor._id);
  const assigned = assignee !== undefined && {
    assignedTo: assignee === null ? null : new Types.ObjectId(assignee),
  };
  const change = {
    ...(nextStatus && { status: nextStatus }),
    ...(nextPriority && { priority: nextPriority }),
    ...assigned,
    ...(notes !== undefined && { notes }),
  };
  if (Object.keys(change).length === 0) return null;
  return {
    fields: {
      ...(nextStatus && {
        status: nextStatus,
        isOpen: isOpenReport(nextStatus),
        resolution: isOpenReport(nextStatus) ? null : { notes: notes ?? '', resolvedBy: by, resolvedAt: now },
      }),
      ...(nextPriority && {
        priority: nextPriority,
        dueAt: dueAtOf(report.createdAt, nextPriority, targets),
      }),
      ...assigned,
    },
    change: { by, at: now, ...change },
  };
}

/** Its desk is cleared: for a colleague, or with null for whoever takes it. */
export function handOver(
  report: ReportState,
  to: Types.ObjectId | null,
  by: Types.ObjectId,
  now: Date,
): ReportDecision {
  const status = newStatus(report, undefined, to && String(to));
  return {
    fields: { ...(status && { status, isOpen: true, resolution: null }), assignedTo: to },
    change: { by, at: now, ...(status && { status }), assignedTo: to },
  };
}

/** @returns undefined when it stays as it is */
function newAssignee(
  current: string | null,
  actor: Actor,
  wanted: string | null | undefined,
): string | null | undefined {
  if (wanted === undefined || wanted === current) return undefined;
  if (wanted === actor._id) {
    // For admins too: whoever takes a report believes it to be free.
    if (current !== null) throw reportTaken();
    return wanted;
  }
  const isOwnGivenUp = wanted === null && current === actor._id;
  if (!isOwnGivenUp && !hasPermission(actor.role, 'reports:assign-others')) throw mayNotAssignOthers();
  return wanted;
}

/** Somebody having it makes it in review, and giving it up pending again. @returns undefined when it stays as it is */
function newStatus(
  report: ReportState,
  wanted: ReportStatus | undefined,
  assignee: string | null | undefined,
): ReportStatus | undefined {
  const isAssigned = (assignee === undefined ? report.assignedTo : assignee) !== null;
  if (wanted === 'pending' && isAssigned) throw assignedIsInReview();
  const followed = assignee === undefined ? undefined : isAssigned ? 'in_review' : 'pending';
  const next = wanted ?? followed;
  return next === report.status ? undefined : next;
}
