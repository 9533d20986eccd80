import { withDeadline } from '../../../platform/concurrency/deadline';
import { DomainError } from '../../../platform/errors/domain.error';

/** Milliseconds. The queues' own connection would wait for a Redis that hangs. */
const PATIENCE = 2_000;

/** What the queues answer. @throws DomainError DEPENDENCY_UNAVAILABLE when they do not */
export async function reaching<T>(asked: Promise<T>): Promise<T> {
  try {
    return await withDeadline(asked, PATIENCE);
  } catch (cause) {
    throw new DomainError('DEPENDENCY_UNAVAILABLE', 'The queues cannot be reached right now.', { cause });
  }
}

export const noJobId = () => new DomainError('INVALID_ID', 'That is not a valid id.');

export const notAmongFailed = () =>
  new DomainError('CONFLICT', 'This job is not among the failed ones any more: it was retried or discarded.');

export const messageIsGone = () =>
  new DomainError(
    'CONFLICT',
    'The message of this job is gone, so there is nothing to retry. Discard the job.',
  );

export const peopleTookOver = () =>
  new DomainError(
    'CONFLICT',
    'People have taken over this conversation since, and the assistant may not answer there. Discard the job.',
  );

export const wouldStayUnchecked = () =>
  new DomainError('CONFLICT', 'Its message has not been checked yet and would stay unseen. Retry the job.');
