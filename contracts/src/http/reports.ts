import type { Priority } from '../domain/conversation';
import type { ReportIssue, ReportSort, ReportStatus } from '../domain/reports';
import type { UserSummary } from './users';

/** POST /reports */
export interface FileReportRequest {
  conversation: string;
  /** The message that it is about; without it the conversation as a whole. */
  message?: string;
  issueType: ReportIssue;
  priority: Priority;
  description: string;
}

/** PUT /reports/:id */
export interface UpdateReportRequest {
  status?: ReportStatus;
  priority?: Priority;
  /** Staff, or null for nobody. Of several who take a free report for themselves one wins, the others get a 409. */
  assignedTo?: string | null;
  /** What was done, or why nothing was: required to resolve and to dismiss. */
  notes?: string;
}

/** A report as its reporter sees it. */
export interface ReportView {
  _id: string;
  conversation: { _id: string; title: string };
  /** The message that it is about, as far as the reader may see it. */
  message: { _id: string; seq: number; text: string } | null;
  issueType: ReportIssue;
  description: string;
  status: ReportStatus;
  priority: Priority;
  reportedBy: UserSummary;
  resolution: { notes: string; resolvedBy: UserSummary; resolvedAt: string } | null;
  createdAt: string;
  updatedAt: string;
}

/** One change, newest last. */
export interface ReportChange {
  by: UserSummary;
  at: string;
  status?: ReportStatus;
  priority?: Priority;
  assignedTo?: UserSummary | null;
  notes?: string;
}

export interface StaffReportView extends ReportView {
  assignedTo: UserSummary | null;
  /** When it should be closed, by the target of its priority, counted from `createdAt`. */
  dueAt: string;
  history: ReportChange[];
}

export interface ListReportsQuery {
  status?: ReportStatus;
  priority?: Priority;
  issueType?: ReportIssue;
  /** A user id, `me` or `none`. */
  assignedTo?: string;
  conversation?: string;
  /** For staff: whose reports. */
  reportedBy?: string;
  /** true: open, and past its target. */
  overdue?: boolean;
  /** Without it: `created`, newest first. `due`: the most pressing first. */
  sort?: ReportSort;
  limit?: number;
  cursor?: string;
}

/** GET /reports/stats, for staff. */
export interface ReportStats {
  total: number;
  byStatus: Record<ReportStatus, number>;
  /** Open ones. */
  byPriority: Record<Priority, number>;
  /** Open, and past their target. */
  overdue: number;
  /** Milliseconds from filing to closing, of those closed in the last 30 days; null when there are none. */
  averageResolutionTime: number | null;
}
