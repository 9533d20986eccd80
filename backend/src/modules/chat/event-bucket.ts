/** Events that one connection may send: so many a second, and so many at once after a silence. */
const PER_SECOND = 20;
const AT_ONCE = 60;

/** A token bucket. It belongs to one connection and lives as long. */
export class EventBucket {
  private tokens = AT_ONCE;
  private filledAt: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.filledAt = now();
  }

  /** @returns whether one more event is allowed */
  take(): boolean {
    const time = this.now();
    this.tokens = Math.min(AT_ONCE, this.tokens + ((time - this.filledAt) / 1_000) * PER_SECOND);
    this.filledAt = time;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
