/** Milliseconds that one slot of the ring counts for. */
const SLOT = 10_000;

/** Counts what happened within the last so many minutes, to the slot, in a ring that never grows. */
export class RecentCounter {
  private readonly counts: number[];
  /** Number of the slot that is counted into, from 1970. */
  private current: number;

  /** @param now milliseconds since 1970; a test's own clock */
  constructor(
    minutes: number,
    private readonly now: () => number = Date.now,
  ) {
    this.counts = new Array<number>((minutes * 60_000) / SLOT).fill(0);
    this.current = this.slotOfNow();
  }

  increment(): void {
    this.moveOn();
    const place = this.current % this.counts.length;
    this.counts[place] = (this.counts[place] ?? 0) + 1;
  }

  get total(): number {
    this.moveOn();
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** Empties the slots that have passed since. A clock set back changes nothing until it has caught up. */
  private moveOn(): void {
    const slot = this.slotOfNow();
    const passed = Math.min(slot - this.current, this.counts.length);
    for (let step = 1; step <= passed; step += 1) this.counts[(this.current + step) % this.counts.length] = 0;
    this.current = Math.max(this.current, slot);
  }

  private slotOfNow(): number {
    return Math.floor(this.now() / SLOT);
  }
}
