import type { MessageFlag } from '@switchboard/contracts';
import { DomainError } from '../../platform/errors/domain.error';

export const notesAreForStaff = () => new DomainError('FORBIDDEN', 'Only staff can write internal notes.');

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
