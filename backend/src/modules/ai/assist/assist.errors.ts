import { DomainError } from '../../../platform/errors/domain.error';

export const nothingSaidYet = () =>
  new DomainError('CONFLICT', 'Nothing has been said in this conversation yet.');

export const nothingToDraftFrom = () =>
  new DomainError('CONFLICT', 'There is no question with an answer in this conversation yet.');

export const tookTooLong = (cause: unknown) =>
  new DomainError('DEPENDENCY_UNAVAILABLE', 'The assistant took too long. Please try again.', { cause });
