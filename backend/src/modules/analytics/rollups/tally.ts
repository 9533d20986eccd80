/** Between what is counted and what of: `model_answers|gpt-4.1-mini`. */
const OF = '|';
const SUM = 'sum';

/** Bins for each doubling: a percentile is at most 2^(1/16) from the time that was measured, under 4.5 %. */
const BINS = 8;

/** Times of one kind. */
export interface Times {
  count: number;
  /** Milliseconds. */
  sum: number;
  /** Bin to how many. */
  bins: Map<number, number>;
}

/** Names and values of counters, in the same order. */
type Parts = [keys: string[], values: number[]];

/**
 * Counters as the database has them: {@link Parts} as JSON, which is read twice as fast as two of its lists. Earlier
 * versions wrote the lists.
 */
export interface StoredCounters {
  counters?: string;
  keys?: string[];
  values?: number[];
}
export const NO_COUNTERS = '';

function partsOf({ counters, keys = [], values = [] }: StoredCounters): Parts {
  return counters ? (JSON.parse(counters) as Parts) : [keys, values];
}

/**
 * Counters by name, all whole numbers: tallies of parts add up to the tally of the whole, in any order. Times are
 * counters, too: how many fell into each bin of a fixed scale, and their sum.
 */
export class Tally {
  private readonly counters = new Map<string, number>();
  private groups: Map<string, Map<string, number>> | undefined;

  add(measure: string, count = 1): void {
    if (!count) return;
    this.groups = undefined;
    this.counters.set(measure, (this.counters.get(measure) ?? 0) + count);
  }

  addOf(measure: string, subject: string, count = 1): void {
    this.add(`${measure}${OF}${subject}`, count);
  }

  /** A time in milliseconds. */
  time(measure: string, milliseconds: number, subject = ''): void {
    const whole = Math.max(0, Math.round(milliseconds));
    this.add([measure, subject, binOf(whole)].join(OF));
    this.add([measure, subject, SUM].join(OF), whole);
  }

  merge(stored: StoredCounters): void {
    const [keys, values] = partsOf(stored);
    keys.forEach((key, place) => this.add(key, values[place]));
  }

  get(measure: string): number {
    return this.counters.get(measure) ?? 0;
  }

  of(measure: string, subject: string): number {
    return this.get(`${measure}${OF}${subject}`);
  }

  /** Subject to count. */
  all(measure: string): ReadonlyMap<string, number> {
    this.groups ??= grouped(this.counters);
    return this.groups.get(measure) ?? new Map<string, number>();
  }

  times(measure: string, subject = ''): Times {
    const times: Times = { count: 0, sum: 0, bins: new Map() };
    for (const [key, count] of this.all(measure)) {
      if (!key.startsWith(`${subject}${OF}`)) continue;
      const bin = key.slice(subject.length + 1);
      if (bin === SUM) times.sum += count;
      else {
        times.bins.set(Number(bin), count);
        times.count += count;
      }
    }
    return times;
  }

  get isEmpty(): boolean {
    return this.counters.size === 0;
  }

  /** In one order, so that equal tallies are stored alike. */
  toStored(): { counters: string } {
    if (this.isEmpty) return { counters: NO_COUNTERS };
    const entries = [...this.counters].sort(([one], [other]) => (one < other ? -1 : 1));
    const parts: Parts = [entries.map(([key]) => key), entries.map(([, count]) => count)];
    return { counters: JSON.stringify(parts) };
  }

  /** The sum of all of them. */
  static from(...stored: readonly StoredCounters[]): Tally {
    const tally = new Tally();
    for (const one of stored) tally.merge(one);
    return tally;
  }

  equals(other: Tally): boolean {
    return (
      this.counters.size === other.counters.size &&
      [...this.counters].every(([key, count]) => other.get(key) === count)
    );
  }
}

function grouped(counters: ReadonlyMap<string, number>): Map<string, Map<string, number>> {
  const groups = new Map<string, Map<string, number>>();
  for (const [key, count] of counters) {
    const end = key.indexOf(OF);
    if (end < 0) continue;
    const measure = key.slice(0, end);
    const group = groups.get(measure) ?? new Map<string, number>();
    groups.set(measure, group.set(key.slice(end + 1), count));
  }
  return groups;
}

function binOf(milliseconds: number): number {
  return Math.floor(Math.log2(Math.max(1, milliseconds)) * BINS);
}

/** By nearest rank, the middle of the bin that it falls into; null without any. @param share 0 to 1 */
export function percentile({ count, bins }: Times, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * count));
  let passed = 0;
  for (const [bin, inBin] of [...bins].sort(([one], [other]) => one - other)) {
    passed += inBin;
    if (passed >= rank) return Math.round(2 ** ((bin + 0.5) / BINS));
  }
  return null;
}
