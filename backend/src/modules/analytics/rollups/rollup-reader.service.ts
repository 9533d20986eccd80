import { Injectable } from '@nestjs/common';
import { HEAT_MEASURE, TREND_MEASURES, type TrendMeasure } from '../counting/measures';
import type { AnalyticsRange, Stretch } from '../range/analytics-range';
import { weeklyHeat } from '../range/weekly-heat';
import { LEVELS, periodsOf, type Level, type Period } from './periods';
import type { RollupGroup } from './rollup.schema';
import { LAYOUT } from './rollup-state.schema';
import { RollupsRepository, type StoredTrend } from './rollups.repository';
import { RollupStateRepository } from './rollup-state.repository';
import { Tally } from './tally';

/** One point of a trend. */
export type TrendCounts = Record<TrendMeasure, number>;

/** Reads figures: how much that is depends on how long the range is, and not on how much happened in it. */
@Injectable()
export class RollupReader {
  constructor(
    private readonly rollups: RollupsRepository,
    private readonly state: RollupStateRepository,
  ) {}

  async total({ from, to }: Stretch, group: RollupGroup = 'all'): Promise<Tally> {
    const found = await ofAll(periodsOf(from, to), (level, beginnings) =>
      this.rollups.tallies(level, beginnings, group),
    );
    return Tally.from(...found);
  }

  /** In the order of the range's points. */
  async trend({ points, to }: Pick<AnalyticsRange, 'points' | 'to'>): Promise<TrendCounts[]> {
    const sums = points.map(() => TREND_MEASURES.map(() => 0));
    const pointOf = new Map<string, number>();
    const periods = points.flatMap((from, point) => {
      const own = periodsOf(from, points[point + 1] ?? to);
      for (const period of own) pointOf.set(nameOf(period), point);
      return own;
    });
    for (const { level, from, trend } of await this.trends(periods)) {
      const sum = sums[pointOf.get(nameOf({ level, from })) ?? -1];
      if (sum) trend.forEach((value, place) => (sum[place] = (sum[place] ?? 0) + value));
    }
    return sums.map(
      (sum) =>
        Object.fromEntries(TREND_MEASURES.map((measure, place) => [measure, sum[place] ?? 0])) as TrendCounts,
    );
  }

  async heatMap({ from, to, timezone }: AnalyticsRange): Promise<number[][]> {
    const place = TREND_MEASURES.indexOf(HEAT_MEASURE);
    const found = await this.trends(periodsOf(from, to, 'day'));
    const heats = found.map((stored) => ({
      from: stored.from,
      values: stored.heat ?? [stored.trend[place] ?? 0],
    }));
    return weeklyHeat(heats, timezone);
  }

  /** How far they are. */
  async freshness(): Promise<{ asOf: Date | null; isComplete: boolean }> {
    const state = await this.state.find();
    return { asOf: state?.asOf ?? null, isComplete: state?.layout === LAYOUT };
  }

  private trends(periods: readonly Period[]): Promise<StoredTrend[]> {
    return ofAll(periods, (level, beginnings) => this.rollups.trends(level, beginnings));
  }
}

/** Level by level, all at once. */
async function ofAll<Stored>(
  periods: readonly Period[],
  read: (level: Level, beginnings: Date[]) => Promise<Stored[]>,
): Promise<Stored[]> {
  const found = await Promise.all(byLevel(periods).map(([level, beginnings]) => read(level, beginnings)));
  return found.flat();
}

function byLevel(periods: readonly Period[]): [Level, Date[]][] {
  return LEVELS.map((level): [Level, Date[]] => [
    level,
    periods.filter((period) => period.level === level).map(({ from }) => from),
  ]).filter(([, beginnings]) => beginnings.length > 0);
}

function nameOf({ level, from }: Period): string {
  return `${level}:${from.getTime()}`;
}
