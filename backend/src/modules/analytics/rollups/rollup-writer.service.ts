import { Injectable } from '@nestjs/common';
import { HEAT_MEASURE, TREND_MEASURES } from '../counting/measures';
import { Countables } from '../counting/countables.service';
import type { Place, Source } from '../counting/places';
import { Sources } from '../counting/sources.service';
import { groupOf, ROLLUP_GROUPS, type RollupGroup } from './rollup.schema';
import { endOf, QUARTER, startOf, type Level, type Period } from './periods';
import { RollupsRepository, type RollupContent, type StoredRollup } from './rollups.repository';
import { Tally } from './tally';

/** Longer periods, and what each is added up from. */
const ADDED_UP: readonly [Level, Level][] = [
  ['hour', 'quarter'],
  ['day', 'hour'],
  ['week', 'day'],
  ['four-weeks', 'week'],
];

/** Milliseconds; quarters of an hour of one source that lie nearer together than that are counted by one read. */
const NEAR = 4 * QUARTER;

/** Periods that are worked on at a time. */
const AT_ONCE = 8;

/** Makes rollups from what is counted. Doing it twice changes nothing. */
@Injectable()
export class RollupWriter {
  constructor(
    private readonly sources: Sources,
    private readonly countables: Countables,
    private readonly rollups: RollupsRepository,
  ) {}

  /** Counts these places again, and adds up the longer periods that they are in. */
  async recount(places: readonly Place[], turn: number): Promise<void> {
    await sideBySide(stretchesOf(places), async ({ source, from, to, quarters }) => {
      const counted = await this.sources.count(source, from, to);
      for (const quarter of quarters) {
        await this.writeQuarter(source, quarter, counted.get(quarter) ?? new Tally(), turn);
      }
    });
    await this.addUp(places, turn);
  }

  /** Counts a whole day again. @returns the places where something else stood */
  async recountDay(day: Date, turn: number, sources: readonly Source[]): Promise<Place[]> {
    const end = endOf({ level: 'day', from: day });
    const stored = await this.rollups.findBetween('quarter', day, end);
    const wrong: Place[] = [];
    for (const source of sources) {
      const counted = await this.sources.count(source, day, end);
      const before = byBeginning(stored.filter((rollup) => rollup.source === source));
      const quarters = new Set([...counted.keys(), ...before.keys()]);
      await sideBySide([...quarters], async (quarter) => {
        const tally = counted.get(quarter) ?? new Tally();
        if (tally.equals(before.get(quarter) ?? new Tally())) return;
        await this.writeQuarter(source, quarter, tally, turn);
        wrong.push({ source, from: new Date(quarter) });
      });
    }
    await this.addUp([...stored, ...wrong], turn);
    return wrong;
  }

  /** From when on there is anything to count, or was; null before there ever was. */
  async earliest(): Promise<Date | null> {
    const found = [await this.countables.earliest(), await this.rollups.earliest()];
    const times = found.flatMap((moment) => (moment ? [moment.getTime()] : []));
    return times.length ? new Date(Math.min(...times)) : null;
  }

  private async writeQuarter(source: Source, quarter: number, tally: Tally, turn: number): Promise<void> {
    await this.rollups.write({ level: 'quarter', from: new Date(quarter) }, source, turn, contentOf(tally));
  }

  private async addUp(places: readonly Pick<StoredRollup, 'source' | 'from'>[], turn: number): Promise<void> {
    for (const group of ROLLUP_GROUPS) {
      const moments = places.filter(({ source }) => groupOf(source) === group).map(({ from }) => from);
      for (const [level, parts] of ADDED_UP) {
        const beginnings = new Set(moments.map((moment) => startOf(level, moment).getTime()));
        await sideBySide([...beginnings], (beginning) =>
          this.addUpOne({ level, from: new Date(beginning) }, parts, group, turn),
        );
      }
    }
  }

  private async addUpOne(period: Period, level: Level, group: RollupGroup, turn: number): Promise<void> {
    const parts = await this.rollups.findBetween(level, period.from, endOf(period), group);
    const sum = Tally.from(...parts);
    const hasHeat = group === 'all' && (period.level === 'hour' || period.level === 'day');
    await this.rollups.write(period, group, turn, {
      ...contentOf(sum),
      ...(hasHeat && { heat: heatOf(period, parts) }),
    });
  }
}

/** Some at a time: the store has others to serve. */
async function sideBySide<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let next = 0; next < items.length; next += AT_ONCE) {
    await Promise.all(items.slice(next, next + AT_ONCE).map(work));
  }
}

interface Stretch {
  source: Source;
  from: Date;
  to: Date;
  quarters: number[];
}

function stretchesOf(places: readonly Place[]): Stretch[] {
  const stretches: Stretch[] = [];
  const inOrder = [...places].sort((one, other) => one.from.getTime() - other.from.getTime());
  for (const { source, from } of inOrder) {
    const to = endOf({ level: 'quarter', from });
    const near = stretches.findLast((stretch) => stretch.source === source);
    if (near && from.getTime() - near.to.getTime() <= NEAR) {
      near.to = to;
      near.quarters.push(from.getTime());
    } else stretches.push({ source, from, to, quarters: [from.getTime()] });
  }
  return stretches;
}

function contentOf(tally: Tally): RollupContent {
  return { ...tally.toStored(), trend: TREND_MEASURES.map((measure) => tally.get(measure)) };
}

function byBeginning(stored: readonly StoredRollup[]): Map<number, Tally> {
  return new Map(stored.map((rollup) => [rollup.from.getTime(), Tally.from(rollup)]));
}

/** From parts that are quarters of an hour, or have a heat of their own. */
function heatOf(period: Period, parts: readonly StoredRollup[]): number[] {
  const length = (endOf(period).getTime() - period.from.getTime()) / QUARTER;
  const heat = new Array<number>(length).fill(0);
  for (const part of parts) {
    const place = (part.from.getTime() - period.from.getTime()) / QUARTER;
    const values = part.heat ?? [part.trend[TREND_MEASURES.indexOf(HEAT_MEASURE)] ?? 0];
    values.forEach((value, offset) => (heat[place + offset] = (heat[place + offset] ?? 0) + value));
  }
  return heat;
}
