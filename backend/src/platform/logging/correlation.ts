import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/**
 * Runs `work`, and all that follows from it in this process, under one correlation id: every log line has it, every
 * job that is queued takes it along, every failure tells it.
 */
export function withCorrelation<Result>(correlationId: string, work: () => Result): Result {
  return current.run(correlationId, work);
}

/** The id that the running work belongs to; undefined at a start, or in a timer of the process's own. */
export function correlationId(): string | undefined {
  return current.getStore();
}

/** The id that the running work belongs to, or a new one: a failure and a job always have one. */
export function correlationIdOrNew(): string {
  return current.getStore() ?? randomUUID();
}
