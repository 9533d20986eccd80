import type { ParamMap, Params } from '@angular/router';
import {
  type ListReportsQuery,
  PRIORITIES,
  type Priority,
  REPORT_ISSUES,
  REPORT_SORTS,
  REPORT_STATUSES,
  type ReportIssue,
  type ReportSort,
  type ReportStatus,
  type StaffReportView,
  isOpenReport,
} from '@switchboard/contracts';

export const ASSIGNEES = ['me', 'none'] as const;
export type Assignee = (typeof ASSIGNEES)[number];

/** Which reports, in which order; null is any. */
export interface ReportFilters {
  readonly status: ReportStatus | null;
  readonly priority: Priority | null;
  readonly issueType: ReportIssue | null;
  readonly assignedTo: Assignee | null;
  readonly isOverdue: boolean;
  readonly sort: ReportSort;
}

export const NO_FILTERS: ReportFilters = {
  status: null,
  priority: null,
  issueType: null,
  assignedTo: null,
  isOverdue: false,
  sort: 'due',
};

/** From the address. What is unknown there counts as not given. */
export function readFilters(params: ParamMap): ReportFilters {
  return {
    status: oneOf(REPORT_STATUSES, params.get('status')),
    priority: oneOf(PRIORITIES, params.get('priority')),
    issueType: oneOf(REPORT_ISSUES, params.get('issue')),
    assignedTo: oneOf(ASSIGNEES, params.get('assignee')),
    isOverdue: params.get('overdue') === 'true',
    sort: oneOf(REPORT_SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

/** For the address; null takes a parameter off it. */
export function toParams(filters: ReportFilters): Params {
  return {
    status: filters.status,
    priority: filters.priority,
    issue: filters.issueType,
    assignee: filters.assignedTo,
    overdue: filters.isOverdue || null,
    sort: filters.sort === NO_FILTERS.sort ? null : filters.sort,
  };
}

export function toQuery({ isOverdue, ...filters }: ReportFilters): ListReportsQuery {
  const given = Object.entries(filters).filter(([, value]) => value !== null);
  return { ...(Object.fromEntries(given) as ListReportsQuery), ...(isOverdue && { overdue: true }) };
}

export function isFiltered({ sort: _sort, ...filters }: ReportFilters): boolean {
  return Object.values(filters).some((value) => value !== null && value !== false);
}

/** Would the server list it too? */
export function matches(report: StaffReportView, filters: ReportFilters, me: string, now: number): boolean {
  const { status, priority, issueType, assignedTo, isOverdue } = filters;
  if (status && report.status !== status) return false;
  if (priority && report.priority !== priority) return false;
  if (issueType && report.issueType !== issueType) return false;
  if (assignedTo === 'me' && report.assignedTo?._id !== me) return false;
  if (assignedTo === 'none' && report.assignedTo) return false;
  return !isOverdue || (isOpenReport(report.status) && Date.parse(report.dueAt) < now);
}

/** Less than 0 when `a` stands above `b`. */
export function compare(a: StaffReportView, b: StaffReportView, sort: ReportSort): number {
  if (sort === 'created') return b.createdAt.localeCompare(a.createdAt) || b._id.localeCompare(a._id);
  const closed = (report: StaffReportView) => Number(!isOpenReport(report.status));
  return closed(a) - closed(b) || a.dueAt.localeCompare(b.dueAt) || a._id.localeCompare(b._id);
}

function oneOf<Value extends string>(values: readonly Value[], value: string | null): Value | null {
  return values.find((known) => known === value) ?? null;
}
