import { DomainError } from '../../platform/errors/domain.error';
import type { Conversation } from './conversation.schema';

/** Also said of a conversation that is somebody else's: that it exists is not their business. */
export const conversationNotFound = () =>
  new DomainError('CONVERSATION_NOT_FOUND', 'This conversation does not exist, or is not yours.');

export const notAParticipant = () => new DomainError('NOT_A_PARTICIPANT', 'Join the conversation first.');

export const invalidAssignee = () =>
  new DomainError('VALIDATION_FAILED', 'Conversations can be assigned to agents and admins only.', {
    details: [{ field: 'assignedAgent', problem: 'is not a member of staff' }],
  });

export const mayNotAssignOthers = () =>
  new DomainError('FORBIDDEN', 'Only an admin may assign a conversation to someone else.');

export const customerGone = () =>
  new DomainError('USER_NOT_FOUND', "This customer's account does not exist any more.");

/** @throws DomainError CUSTOMER_GONE when nobody is left to be answered */
export function requireCustomer({ isCustomerGone }: Pick<Conversation, 'isCustomerGone'>): void {
  if (isCustomerGone)
    throw new DomainError(
      'CUSTOMER_GONE',
      "This customer's account was deleted. Nobody can be answered here.",
    );
}

export const filterForStaff = (parameter: string) =>
  new DomainError('FORBIDDEN', 'Views, priorities, tags, other people and the order of need are for staff.', {
    details: [{ field: parameter, problem: 'is for staff' }],
  });

export const customersOnlyRequest = () =>
  new DomainError('FORBIDDEN', 'A customer can only ask for a person; other reasons are for staff.');

export const wakingNeedsFuture = () =>
  new DomainError('VALIDATION_FAILED', 'A conversation sleeps until a moment in the next year.', {
    details: [{ field: 'until', problem: 'must be in the future, and at most a year away' }],
  });

export const resolvedNeedsNoSnooze = () =>
  new DomainError('CONFLICT', 'This conversation is resolved; there is nothing to come back to.');

export const onlyItsCustomerRates = () =>
  new DomainError('FORBIDDEN', 'Only its customer can say how a conversation went.');

export const ratedWhenResolved = () =>
  new DomainError('CONFLICT', 'A conversation is rated once it is resolved.');

export const onlyHandingBackEndsCrisis = () =>
  new DomainError('CONFLICT', 'After a cry for help, hand the conversation back when people are done.');
