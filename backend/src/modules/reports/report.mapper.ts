import type { ReportChange, ReportView, StaffReportView, UserSummary } from '@switchboard/contracts';
import type { Types } from 'mongoose';
import type { Conversation } from '../conversations/conversations.types';
import type { Message } from '../messages/messages.types';
import type { Report, StoredChange } from './report.schema';

/** What is around a report, as far as its reader may see it. */
export interface ReportContext {
  people: Map<string, UserSummary>;
  conversation: Conversation | undefined;
  message: Message | undefined;
}

/** Ids of everybody whose name a view of these reports shows. */
export function peopleIn(reports: Report[]): string[] {
  const ids = reports.flatMap(({ reportedBy, assignedTo, resolution, history }) => [
    reportedBy,
    assignedTo,
    resolution?.resolvedBy,
    ...history.flatMap((change) => [change.by, change.assignedTo]),
  ]);
  return [...new Set(ids.flatMap((id) => (id ? [String(id)] : [])))];
}

/** A report as its reporter sees it. */
export function toReportView(report: Report, { people, conversation, message }: ReportContext): ReportView {
  const { resolution } = report;
  return {
    _id: String(report._id),
    conversation: { _id: String(report.conversation), title: conversation?.title ?? '' },
    message: message ? { _id: String(message._id), seq: message.seq, text: message.content } : null,
    issueType: report.issueType,
    description: report.description,
    status: report.status,
    priority: report.priority,
    reportedBy: personOf(report.reportedBy, people, 'customer'),
    resolution: resolution && {
      notes: resolution.notes,
      resolvedBy: personOf(resolution.resolvedBy, people),
      resolvedAt: resolution.resolvedAt.toISOString(),
    },
    createdAt: report.createdAt.toISOString(),
    updatedAt: report.updatedAt.toISOString(),
  };
}

export function toStaffReportView(report: Report, context: ReportContext): StaffReportView {
  const { people } = context;
  return {
    ...toReportView(report, context),
    assignedTo: report.assignedTo && personOf(report.assignedTo, people),
    dueAt: report.dueAt.toISOString(),
    history: report.history.map((change) => toChangeView(change, people)),
  };
}

function toChangeView(
  { by, at, status, priority, assignedTo, notes }: StoredChange,
  people: Map<string, UserSummary>,
): ReportChange {
  return {
    by: personOf(by, people),
    at: at.toISOString(),
    ...(status && { status }),
    ...(priority && { priority }),
    ...(assignedTo !== undefined && { assignedTo: assignedTo && personOf(assignedTo, people) }),
    ...(notes !== undefined && { notes }),
  };
}

/** Somebody who was deleted still stands in old reports. */
function personOf(
  id: Types.ObjectId,
  people: Map<string, UserSummary>,
  formerRole: UserSummary['role'] = 'agent',
): UserSummary {
  return people.get(String(id)) ?? { _id: String(id), name: 'Former user', role: formerRole, avatar: null };
}
