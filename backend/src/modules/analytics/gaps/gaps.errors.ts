import { DomainError } from '../../../platform/errors/domain.error';

export const gapNotFound = () => new DomainError('GAP_NOT_FOUND', 'This gap does not exist any more.');

export const isBeingDrafted = () =>
  new DomainError('CONFLICT', 'Somebody is having an FAQ drafted for this already.');

export const hasAnFaq = () => new DomainError('CONFLICT', 'There is an FAQ for this already.');

export const needsAnAnswer = () =>
  new DomainError('VALIDATION_FAILED', 'No agent has answered this yet. Please write the answer.', {
    details: [{ field: 'answer', problem: 'is needed: no agent has answered this yet' }],
  });

export const isNotOpen = () =>
  new DomainError('CONFLICT', 'Only what has no published answer can be dismissed.');

export const isNotDismissed = () => new DomainError('CONFLICT', 'This was not dismissed, or is open again.');

export const hasNoPublishedAnswer = () =>
  new DomainError('CONFLICT', 'There is no published FAQ yet that those who asked could be told.');
