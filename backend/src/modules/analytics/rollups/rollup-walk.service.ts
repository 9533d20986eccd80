import { Injectable } from '@nestjs/common';
import type { Stretch } from '../range/analytics-range';
import { endOf, LEVELS, periodsOf, startOf, type Level, type Period } from './periods';
import { RollupsRepository, type StoredTally } from './rollups.repository';
import { Tally } from './tally';

/** What happened so many times is read at once. */
const FEW = 500;

/** What there is to be read where something is looked for, as far as counters tell. */
const ACTIVITY = ['conversations', 'handovers', 'resolved', 'reports'] as const;

/** Into what a period is looked. Weeks would be one more read on the way, and save few. */
const PARTS: Partial<Record<Level, Level>> = {
  'four-weeks': 'day',
  week: 'day',
  day: 'hour',
  hour: 'quarter',
};

/** Which part of the past, and what is looked for there. */
export interface Search {
  from: Date;
  to: Date;
  /** Whose quarters of an hour. */
  source: string;
  /** Whether there is any of it. */
  isIn: (tally: Tally) => boolean;
}

/** A period that nobody looks further into. */
interface Step extends Period {
  activity: number;
  isWanted: boolean;
}

/**
 * Finds when something was counted: down from weeks to days, hours and quarters of an hour, only where there is any,
 * and not further down than to what can be read at once. So what is rare is found as fast as what is frequent.
 */
@Injectable()
export class RollupWalk {
  constructor(private readonly rollups: RollupsRepository) {}

  /** Stretches without overlap, the latest first, read as far as they are asked for. */
  async *stretchesWith(search: Search): AsyncIterable<Stretch> {
    let open: (Stretch & { activity: number }) | null = null;
    for await (const step of this.steps(search)) {
      if (open && open.activity + step.activity <= FEW) {
        open.activity += step.activity;
        if (step.isWanted) open.from = step.from;
      } else {
        if (open) yield open;
        open = step.isWanted ? { from: step.from, to: endOf(step), activity: step.activity } : null;
      }
    }
    if (open) yield open;
  }

  private async *steps(search: Search): AsyncIterable<Step> {
    const periods = periodsOf(search.from, search.to);
    const found: StoredTally[] = [];
    for (const level of LEVELS) {
      const beginnings = periods.filter((period) => period.level === level).map(({ from }) => from);
      if (beginnings.length) found.push(...(await this.rollups.tallies(level, beginnings)));
    }
    yield* this.down(found, search);
  }

  private async *down(rollups: readonly StoredTally[], search: Search): AsyncIterable<Step> {
    for (const rollup of latestFirst(rollups)) {
      const { level, from, source } = rollup;
      if (source !== search.source && source !== 'all') continue;
      const tally = Tally.from(rollup);
      const step = { level, from, activity: activityIn(tally), isWanted: search.isIn(tally) };
      const shorter = PARTS[level];
      if (!shorter || !step.isWanted || step.activity <= FEW) yield step;
      else yield* this.down(await this.rollups.tallies(shorter, partsOf(rollup, shorter)), search);
    }
  }
}

function latestFirst<Begun extends Pick<Period, 'from'>>(periods: readonly Begun[]): Begun[] {
  return [...periods].sort((one, other) => other.from.getTime() - one.from.getTime());
}

function activityIn(tally: Tally): number {
  const messages = [...tally.all('messages').values()].reduce((sum, count) => sum + count, 0);
  return ACTIVITY.reduce((sum, measure) => sum + tally.get(measure), messages);
}

function partsOf(period: Period, level: Level): Date[] {
  const parts: Date[] = [];
  const end = endOf(period);
  for (let at = startOf(level, period.from); at < end; at = endOf({ level, from: at })) parts.push(at);
  return parts;
}
