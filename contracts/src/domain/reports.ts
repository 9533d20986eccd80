export const REPORT_ISSUES = [
  'inappropriate_response',
  'incorrect_information',
  'technical_issue',
  'need_human',
  'other',
] as const;
export type ReportIssue = (typeof REPORT_ISSUES)[number];

export const REPORT_STATUSES = ['pending', 'in_review', 'resolved', 'dismissed'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** Is it still to be dealt with? */
export function isOpenReport(status: ReportStatus): boolean {
  return status === 'pending' || status === 'in_review';
}

export const REPORT_SORTS = ['due', 'created'] as const;
export type ReportSort = (typeof REPORT_SORTS)[number];
