import { DomainError } from '../../platform/errors/domain.error';

/** Also said of an inactive one to whoever may not see it. */
export const faqNotFound = () => new DomainError('FAQ_NOT_FOUND', 'This FAQ does not exist.');

export const inactiveForAdminsOnly = () =>
  new DomainError('FORBIDDEN', 'Only an admin may see inactive FAQs.');

export const invalidRelatedQuestions = (problem: string) =>
  new DomainError('VALIDATION_FAILED', 'Please check: relatedQuestions.', {
    details: [{ field: 'relatedQuestions', problem }],
  });
