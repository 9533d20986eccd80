export type FailureKind =
  | 'unreachable'
  | 'timeout'
  | 'rate_limited'
  /** The service answered with an error of its own, such as 500. */
  | 'broken'
  /** The service will not do this: a wrong key, an unknown model, a request that is too long. */
  | 'refused'
  /** An answer came, and it is none that can be used. */
  | 'unusable'
  | 'circuit_open'
  | 'busy'
  | 'budget_spent';

/** Kinds that may be gone a moment later. */
const PASSING: readonly FailureKind[] = ['unreachable', 'rate_limited', 'broken'];
/** Kinds that say something about the service, rather than about this one request. */
const OUTAGES: readonly FailureKind[] = [...PASSING, 'timeout', 'refused'];

/** A provider could not do its task. The message names no text that was sent or received: it goes into logs. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';

  /** @param details.retryAfter milliseconds after which the service wants to be asked again */
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly details: { status?: number; retryAfter?: number; isOutage?: boolean } = {},
  ) {
    super(message);
  }

  get isPassing(): boolean {
    return PASSING.includes(this.kind);
  }

  /** Should it count against the service? */
  get isOutage(): boolean {
    return this.details.isOutage ?? OUTAGES.includes(this.kind);
  }
}
