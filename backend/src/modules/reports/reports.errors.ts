import { DomainError } from '../../platform/errors/domain.error';

/** Also said of a report that is somebody else's. */
export const reportNotFound = () =>
  new DomainError('REPORT_NOT_FOUND', 'This report does not exist, or is not yours.');

export const filtersAreForStaff = (field: string) =>
  new DomainError('FORBIDDEN', `Only staff can look for reports by ${field}.`);

export const reportTaken = () =>
  new DomainError('ALREADY_ASSIGNED', 'Somebody else has taken this report already.');

export const reportClosed = () =>
  new DomainError('CONFLICT', 'This report is closed. Reopen it by setting it to in review.');

export const assignedIsInReview = () =>
  new DomainError('CONFLICT', 'A report that somebody works on cannot be pending: release it.');

export const mayNotAssignOthers = () =>
  new DomainError('FORBIDDEN', 'Only an admin may decide for others who works on a report.');

export const invalidAssignee = () =>
  new DomainError('VALIDATION_FAILED', 'Reports can be assigned to agents and admins only.', {
    details: [{ field: 'assignedTo', problem: 'is not a member of staff' }],
  });

export const notesNeeded = () =>
  new DomainError('VALIDATION_FAILED', 'Say what was done, or why nothing was.', {
    details: [{ field: 'notes', problem: 'are required to resolve or dismiss a report' }],
  });
