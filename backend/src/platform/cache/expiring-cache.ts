/**
 * Remembers values for a short time, counted from when they were put in, and at most so many of them: the one that
 * was used longest ago goes first.
 */
export class ExpiringCache<Key, Value> {
  private readonly entries = new Map<Key, { value: Value; staleAt: number }>();

  /** @param lifetime milliseconds */
  constructor(
    private readonly capacity: number,
    private readonly lifetime: number,
  ) {}

  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    if (entry.staleAt <= performance.now()) return undefined;
    // Back at the end, as the one used last.
    this.entries.set(key, entry);
    return entry.value;
  }

  set(key: Key, value: Value): void {
    this.entries.delete(key);
    if (this.entries.size >= this.capacity) {
      const [oldest] = this.entries.keys();
      if (oldest !== undefined) this.entries.delete(oldest);
    }
    this.entries.set(key, { value, staleAt: performance.now() + this.lifetime });
  }

  delete(key: Key): void {
    this.entries.delete(key);
  }
}
