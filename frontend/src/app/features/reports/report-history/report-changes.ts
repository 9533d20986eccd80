import { type ReportChange, type StaffReportView, isOpenReport } from '@switchboard/contracts';

/** What one change said, as keys of texts below `reports.change` with what they need. */
export interface ChangeLine {
  readonly key: string;
  readonly params: { readonly name?: string; readonly priority?: string };
}

export interface HistoryEntry {
  readonly change: ReportChange;
  readonly lines: readonly ChangeLine[];
}

/** Each change in words, oldest first. */
export function describeHistory({ history }: Pick<StaffReportView, 'history'>): HistoryEntry[] {
  let wasOpen = true;
  return history.map((change) => {
    const lines = describe(change, wasOpen);
    if (change.status) wasOpen = isOpenReport(change.status);
    return { change, lines };
  });
}

function describe({ by, assignedTo, status, priority, notes }: ReportChange, wasOpen: boolean): ChangeLine[] {
  const lines: ChangeLine[] = [];
  if (assignedTo === null) lines.push({ key: 'released', params: {} });
  else if (assignedTo?._id === by._id) lines.push({ key: 'taken', params: {} });
  else if (assignedTo) lines.push({ key: 'assigned', params: { name: assignedTo.name } });
  if (status && isOpenReport(status) && !wasOpen) lines.push({ key: 'reopened', params: {} });
  // Whoever takes it on looks into it, and whoever gives it back leaves it waiting: no need to say both.
  else if (status && !(isOpenReport(status) && assignedTo !== undefined))
    lines.push({ key: status, params: {} });
  if (priority) lines.push({ key: 'priority', params: { priority } });
  if (notes && !lines.length) lines.push({ key: 'noted', params: {} });
  return lines;
}
