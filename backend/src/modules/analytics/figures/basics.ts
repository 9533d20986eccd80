import type { AnalyticsPoint, Distribution } from '@switchboard/contracts';
import { NANO } from '../counting/measures';
import type { TrendCounts } from '../rollups/rollup-reader.service';
import { percentile, type Tally } from '../rollups/tally';

/** The count of each of these subjects, zeros too. */
export function countsOf<Key extends string>(
  tally: Tally,
  measure: string,
  keys: readonly Key[],
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, tally.of(measure, key)])) as Record<Key, number>;
}

export function distributionOf(tally: Tally, measure: string, subject?: string): Distribution {
  const times = tally.times(measure, subject);
  const average = times.count ? Math.round(times.sum / times.count) : null;
  return { count: times.count, average, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** null for a share of nothing. */
export function share(part: number, whole: number): number | null {
  return whole ? part / whole : null;
}

export function dollars(billionths: number): number {
  return billionths / NANO;
}

export function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function toPoints(starts: readonly Date[], trend: readonly TrendCounts[]): AnalyticsPoint[] {
  return starts.flatMap((from, place) => {
    const counts = trend[place];
    if (!counts) return [];
    return {
      from: from.toISOString(),
      messages: { user: counts['messages|user'], ai: counts['messages|ai'], agent: counts['messages|agent'] },
      conversations: counts.conversations,
      resolved: counts.resolved,
      resolvedWithoutPerson: counts.resolved_alone,
      handovers: counts.handovers,
      reports: counts.reports,
      tokens: counts.tokens,
      cost: dollars(counts.spent),
    };
  });
}
