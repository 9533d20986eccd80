import { DomainError } from '../errors/domain.error';

/** What a query string may say of a stretch of time, in ISO 8601. */
export interface TimeRange {
  from?: string;
  to?: string;
}

/** The condition on a date that it lies in [from, to). @throws DomainError VALIDATION_FAILED when turned round */
export function timeBetween({ from, to }: TimeRange) {
  if (from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to)) {
    throw new DomainError('VALIDATION_FAILED', 'The range ends before it begins.', {
      details: [{ field: 'to', problem: 'must not be before from' }],
    });
  }
  return {
    ...(from !== undefined && { $gte: new Date(from) }),
    ...(to !== undefined && { $lt: new Date(to) }),
  };
}
