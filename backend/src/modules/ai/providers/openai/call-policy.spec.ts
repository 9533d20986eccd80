import type { BreakerState } from '@switchboard/contracts';
import { eventually } from '../../../../../test/e2e/support/eventually';
import { ProviderFailure } from '../provider-failure';
import { CallPolicy, type CallPolicyOptions } from './call-policy';

const NEVER = new AbortController().signal;
const LONG = 10_000;
const broken = () => new ProviderFailure('broken', 'the service answered 500', { status: 500 });

function policyWith(options: Partial<CallPolicyOptions> = {}) {
  const states: BreakerState[] = [];
  const policy = new CallPolicy(
    'chat',
    { concurrency: 4, breakAfter: 100, halfOpenAfter: LONG, ...options },
    (_, state) => states.push(state),
  );
  return { policy, states };
}

/** An attempt that fails so many times before it succeeds. */
function failing(times: number, failure: () => Error = broken) {
  let attempts = 0;
  const attempt = async (): Promise<string> => {
    attempts += 1;
    if (attempts <= times) throw failure();
    return 'answer';
  };
  return { attempt, attempts: () => attempts };
}

const outcomeOf = (promise: Promise<unknown>) =>
  promise.then(
    (value) => value,
    (error: unknown) => (error instanceof ProviderFailure ? error.kind : error),
  );

describe('CallPolicy', () => {
  it.each([
    [0, 'answer', 1],
    [2, 'answer', 3],
    [3, 'broken', 3],
  ])('tries a call that fails %d times: %s after %d attempts', async (times, outcome, attempts) => {
    const { policy } = policyWith();
    const call = failing(times);
    expect(await outcomeOf(policy.run(call.attempt, { deadline: LONG, signal: NEVER }))).toBe(outcome);
    expect(call.attempts()).toBe(attempts);
  });

  it.each(['refused', 'unusable', 'timeout'] as const)('does not repeat what was %s', async (kind) => {
    const call = failing(1, () => new ProviderFailure(kind, 'no'));
    const { policy } = policyWith();
    expect(await outcomeOf(policy.run(call.attempt, { deadline: LONG, signal: NEVER }))).toBe(kind);
    expect(call.attempts()).toBe(1);
  });

  it('does not repeat a call of whose answer a part was handed on', async () => {
    const call = failing(1);
    const { policy } = policyWith();
    const options = { deadline: LONG, signal: NEVER, mayRetry: () => false };
    expect(await outcomeOf(policy.run(call.attempt, options))).toBe('broken');
    expect(call.attempts()).toBe(1);
  });

  it('waits as long as the service asks for', async () => {
    const call = failing(1, () => new ProviderFailure('rate_limited', 'slow down', { retryAfter: 700 }));
    const { policy } = policyWith();
    const startedAt = performance.now();
    expect(await outcomeOf(policy.run(call.attempt, { deadline: LONG, signal: NEVER }))).toBe('answer');
    expect(performance.now() - startedAt).toBeGreaterThan(690);
  });

  it('gives up at once when the service asks for longer than there is time', async () => {
    const call = failing(1, () => new ProviderFailure('rate_limited', 'slow down', { retryAfter: 60_000 }));
    const { policy } = policyWith();
    expect(await outcomeOf(policy.run(call.attempt, { deadline: 5_000, signal: NEVER }))).toBe(
      'rate_limited',
    );
    expect(call.attempts()).toBe(1);
  });

  it('ends a call that hangs at its deadline, whether or not it listens', async () => {
    const { policy } = policyWith();
    const deaf = () => new Promise<never>(() => undefined);
    expect(await outcomeOf(policy.run(deaf, { deadline: 50, signal: NEVER }))).toBe('timeout');
  });

  it("passes on the caller's reason, and counts it as nobody's failure", async () => {
    const { policy, states } = policyWith({ breakAfter: 1 });
    const caller = new AbortController();
    const reason = new Error('an agent took over');
    const running = policy.run(() => new Promise<never>(() => undefined), {
      deadline: LONG,
      signal: caller.signal,
    });
    caller.abort(reason);
    expect(await outcomeOf(running)).toBe(reason);
    expect(states).toEqual([]);
  });

  it('leaves the service alone after failures in a row, and lets one call try whether it is back', async () => {
    const { policy, states } = policyWith({ breakAfter: 3, halfOpenAfter: 100 });
    const options = { deadline: LONG, signal: NEVER };
    const down = failing(Infinity);
    await outcomeOf(policy.run(down.attempt, options));
    expect(states).toEqual(['open']);
    expect(await outcomeOf(policy.run(down.attempt, options))).toBe('circuit_open');
    expect(down.attempts()).toBe(3);
    await eventually(
      'a call may try again',
      async () => (await outcomeOf(policy.run(failing(0).attempt, options))) === 'answer',
    );
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('does not hold a bad request against the service', async () => {
    const { policy, states } = policyWith({ breakAfter: 1 });
    const bad = failing(
      1,
      () => new ProviderFailure('refused', 'too long', { status: 400, isOutage: false }),
    );
    await outcomeOf(policy.run(bad.attempt, { deadline: LONG, signal: NEVER }));
    expect(states).toEqual([]);
  });

  it('makes so many calls at a time, and the time that others wait counts', async () => {
    const { policy } = policyWith({ concurrency: 1 });
    const caller = new AbortController();
    const first = policy.run(() => new Promise<never>(() => undefined), {
      deadline: LONG,
      signal: caller.signal,
    });
    const second = policy.run(failing(0).attempt, { deadline: 50, signal: NEVER });
    expect(await outcomeOf(second)).toBe('timeout');
    const third = policy.run(failing(0).attempt, { deadline: LONG, signal: NEVER });
    caller.abort(new Error('done'));
    await outcomeOf(first);
    expect(await outcomeOf(third)).toBe('answer');
  });
});
