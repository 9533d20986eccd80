import type { MessageFlag } from '@switchboard/contracts';
import { DomainError } from '../../platform/errors/domain.error';

export const notesAreForStaff = () => new DomainError('FORBIDDEN', 'Only staff can write internal notes.');

export const mentionsAreForNotes = () =>
  new DomainError('VALIDATION_FAILED', 'Only a note can call colleagues.', {
    details: [{ field: 'mentions', problem: 'must stand beside visibility internal' }],
  });

export const mentionsAreOfStaff = (ids: string[]) =>
  new DomainError('VALIDATION_FAILED', 'A note can call members of staff only.', {
    details: ids.map((id) => ({ field: 'mentions', problem: `${id} is not a member of staff` })),
  });

export const eitherBeforeOrAfter = () =>
  new DomainError('VALIDATION_FAILED', 'Ask for messages before a number or after one, not both.', {
    details: [{ field: 'beforeSeq', problem: 'must not stand beside afterSeq' }],
  });

export const messageBlocked = (flags: MessageFlag[]) =>
  new DomainError('MESSAGE_BLOCKED', 'Your message was not delivered because it goes against our rules.', {
    details: flags.map((flag) => ({ field: 'content', problem: flag })),
  });

export const nothingToAnswer = () =>
  new DomainError('CONFLICT', 'There is no unanswered message of the customer here.');

/** Also said of a message that this reader may not see. */
export const messageNotFound = () =>
  new DomainError('MESSAGE_NOT_FOUND', 'This message does not exist in this conversation.');

export const answerDidNotFail = () =>
  new DomainError('CONFLICT', 'This message is not waiting to be asked again.');

export const peopleAnswerHere = () =>
  new DomainError('CONFLICT', 'A person answers in this conversation now, not the assistant.');

export const messageNotBlocked = () =>
  new DomainError('CONFLICT', 'This message is not blocked, or somebody has released it already.');

export const onlyItsCustomerRates = () =>
  new DomainError('FORBIDDEN', 'Only the customer of the conversation can rate an answer.');

export const onlyAnswersAreRated = () =>
  new DomainError('CONFLICT', "Only the assistant's answers can be rated.");
