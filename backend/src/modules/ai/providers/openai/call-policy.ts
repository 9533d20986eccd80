import type { AiCallKind, BreakerState } from '@switchboard/contracts';
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
} from 'cockatiel';
import { ProviderFailure } from '../provider-failure';

export interface CallPolicyOptions {
  /** Calls at a time. */
  concurrency: number;
  /** Failures in a row after which the service is left alone. */
  breakAfter: number;
  /** Milliseconds until one call tries whether it is back. */
  halfOpenAfter: number;
}

export interface CallOptions {
  /** Milliseconds for all attempts together. */
  deadline: number;
  /** Of whoever asked. Its abort is nobody's failure. */
  signal: AbortSignal;
  /** May the call be made again? Not once a part of its answer has been handed on. */
  mayRetry?: () => boolean;
}

/** Calls that wait for their turn; one more is turned away. */
const WAITING_CALLS = 200;
const RETRIES = 2;
/** Milliseconds before the first retry; three times as long before the second. */
const BACKOFF = 250;

const STATES: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
};

/** The one layer that decides how often, how long and how many at a time a kind of call is tried. */
export class CallPolicy {
  private readonly bulkhead;
  private readonly breaker;

  /** @param onState told of every change of the breaker */
  constructor(
    private readonly kind: AiCallKind,
    { concurrency, breakAfter, halfOpenAfter }: CallPolicyOptions,
    onState: (kind: AiCallKind, state: BreakerState) => void,
  ) {
    this.bulkhead = bulkhead(concurrency, WAITING_CALLS);
    this.breaker = circuitBreaker(
      handleWhen((error) => error instanceof ProviderFailure && error.isOutage),
      { breaker: new ConsecutiveBreaker(breakAfter), halfOpenAfter },
    );
    this.breaker.onStateChange((state) => onState(kind, STATES[state]));
  }

  /**
   * @param attempt throws {@link ProviderFailure} for what the service did
   * @throws ProviderFailure, or the reason of the caller's signal
   */
  async run<Result>(
    attempt: (signal: AbortSignal) => Promise<Result>,
    { deadline, signal, mayRetry = () => true }: CallOptions,
  ): Promise<Result> {
    signal.throwIfAborted();
    const timeout = AbortSignal.timeout(deadline);
    const ended = AbortSignal.any([signal, timeout]);
    const endsAt = performance.now() + deadline;
    const retrying = retry(
      handleWhen((error) => mayRetry() && isWorthRetrying(error, endsAt)),
      { maxAttempts: RETRIES, backoff: new DelegateBackoff(waitBefore) },
    );
    const tryOnce = async (): Promise<Result> => {
      try {
        return await untilAborted(attempt(ended), ended);
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted) throw new ProviderFailure('timeout', `no answer within ${deadline} ms`);
        throw error;
      }
    };
    try {
      const whole = this.bulkhead.execute(() =>
        retrying.execute(() => this.breaker.execute(tryOnce, ended), ended),
      );
      return await untilAborted(whole, ended);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ProviderFailure) throw error;
      throw this.explain(error, timeout);
    }
  }

  private explain(error: unknown, timeout: AbortSignal): unknown {
    if (error instanceof BrokenCircuitError) {
      return new ProviderFailure('circuit_open', `calls for ${this.kind} are paused after repeated failures`);
    }
    if (error instanceof BulkheadRejectedError) {
      return new ProviderFailure('busy', `too many calls for ${this.kind} are waiting`);
    }
    return timeout.aborted ? new ProviderFailure('timeout', 'no answer in time, waiting included') : error;
  }
}

/** Rejects with the signal's reason as soon as it is aborted, whatever the promise does. */
async function untilAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** A `Retry-After` that does not fit into what is left of the deadline is a reason to stop. */
function isWorthRetrying(error: unknown, endsAt: number): boolean {
  if (!(error instanceof ProviderFailure) || !error.isPassing) return false;
  return performance.now() + (error.details.retryAfter ?? BACKOFF) < endsAt;
}

function waitBefore({ attempt, result }: { attempt: number; result: object }): number {
  const error = 'error' in result ? result.error : undefined;
  const asked = error instanceof ProviderFailure ? error.details.retryAfter : undefined;
  return asked ?? BACKOFF * 3 ** (attempt - 1);
}
