import type { FaqConflict } from '@switchboard/contracts';
import { DomainError } from '../../platform/errors/domain.error';

/** Also said of an inactive one to whoever may not see it. */
export const faqNotFound = () => new DomainError('FAQ_NOT_FOUND', 'This FAQ does not exist.');

export const inactiveForAdminsOnly = () =>
  new DomainError('FORBIDDEN', 'Only an admin may see inactive FAQs.');

export const invalidRelatedQuestions = (problem: string) =>
  new DomainError('VALIDATION_FAILED', 'Please check: relatedQuestions.', {
    details: [{ field: 'relatedQuestions', problem }],
  });

export const versionNotFound = (version: number) =>
  new DomainError('NOT_FOUND', `This FAQ has no version ${version}.`);

export const faqChanged = (current: FaqConflict) =>
  new DomainError('FAQ_CHANGED', 'Somebody has edited this FAQ since you read it.', { current });

export const tooManyEdits = () =>
  new DomainError('CONFLICT', 'This FAQ is being changed by others just now. Please try again.');

export const notInCategory = () =>
  new DomainError('CONFLICT', 'The FAQ to go behind is not in this category any more.');

export const importUnderWay = () =>
  new DomainError('CONFLICT', 'Another import is under way. Please try again when it is done.');
