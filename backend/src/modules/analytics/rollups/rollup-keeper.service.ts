import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Counter, Gauge } from 'prom-client';
import { MetricsService } from '../../../platform/health/metrics.service';
import { SweepDue } from '../../../platform/sweep/sweep-due';
import { SettingsService } from '../../settings/settings.service';
import { Changes } from '../counting/changes.service';
import { SOURCES, type Place } from '../counting/places';
import { endOf, startOf } from './periods';
import { LAYOUT, type FullCount, type RollupState } from './rollup-state.schema';
import { RollupStateRepository } from './rollup-state.repository';
import { RollupWriter } from './rollup-writer.service';

/** Milliseconds after which somebody else may count: whoever took it is gone. */
const TURN = 60_000;
/** Milliseconds that one turn works on what is left over. */
const PATIENCE = 1_000;
const BATCH = 200;

/** Milliseconds that a change may take from being dated to being seen. */
const USUAL_DELAY = 5_000;
/** The same for slow writes and clocks that go wrong by as much, looked for once in {@link SEARCH_EVERY}. */
const LONGEST_DELAY = 120_000;
const SEARCH_EVERY = 60_000;

const DAY = 86_400_000;

/** Hour of the day (UTC) after which everything is counted again. */
const NIGHT = 2;

/** Keeps the rollups in step with what is counted. Any number of processes may try; one of them has its turn. */
@Injectable()
export class RollupKeeper {
  private readonly logger = new Logger(RollupKeeper.name);
  private readonly differences: Counter<'source'>;
  private readonly age: Gauge;

  constructor(
    private readonly changes: Changes,
    private readonly writer: RollupWriter,
    private readonly state: RollupStateRepository,
    private readonly settings: SettingsService,
    { registry }: MetricsService,
  ) {
    this.differences = new Counter({
      name: 'rollup_differences_total',
      help: 'Quarters of an hour that the nightly count found to be wrong, by what is counted',
      labelNames: ['source'],
      registers: [registry],
    });
    this.age = new Gauge({
      name: 'rollup_counted_until_seconds',
      help: 'Unix time up to which everything is in the figures, as of the last turn of this process',
      registers: [registry],
    });
  }

  @OnEvent(SweepDue.event)
  async sweep(): Promise<void> {
    await this.takeTurn(new Date());
  }

  /** Brings the rollups up to that moment, unless it is somebody else's turn. */
  async takeTurn(now: Date): Promise<void> {
    const state = await this.state.take(now, new Date(now.getTime() + TURN));
    if (!state) return;
    try {
      const settledBefore = await this.settle(state, now);
      await this.markChanges(state, now);
      if (!(await this.recountMarked(state.turn, now, settledBefore))) return;
      await this.state.update(state.turn, { asOf: now });
      this.age.set(now.getTime() / 1_000);
      await this.countFully({ ...state, settledBefore }, now);
    } finally {
      await this.state.update(state.turn, { takenUntil: new Date(0) });
    }
  }

  /** @returns before when nothing is counted again: see {@link RollupState.settledBefore} */
  private async settle({ turn, settledBefore }: RollupState, now: Date): Promise<Date> {
    const { days } = this.settings.current.retention;
    const stood = settledBefore ?? new Date(0);
    const moved = days === null ? stood : startOf('day', new Date(now.getTime() - (days - 1) * DAY));
    if (moved <= stood) return stood;
    await this.state.update(turn, { settledBefore: moved });
    return moved;
  }

  /** What is changed says so itself, by when it was changed: no event has to arrive for it. */
  private async markChanges({ turn, markedUntil, searchedUntil }: RollupState, now: Date): Promise<void> {
    const isSearch = !searchedUntil || now.getTime() - searchedUntil.getTime() >= SEARCH_EVERY;
    const since = isSearch
      ? (searchedUntil ?? now).getTime() - LONGEST_DELAY
      : (markedUntil ?? now).getTime() - USUAL_DELAY;
    await this.state.mark(await this.changes.since(new Date(since), now), now);
    await this.state.update(turn, { markedUntil: now, ...(isSearch && { searchedUntil: now }) });
  }

  /** @returns whether nothing is left over */
  private async recountMarked(turn: number, now: Date, settledBefore: Date): Promise<boolean> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const marks = await this.state.findMarks(now, BATCH);
      await this.writer.recount(
        marks.filter(({ from }) => from >= settledBefore),
        turn,
      );
      await this.state.unmark(marks);
      const isDone = marks.length < BATCH;
      if (isDone || performance.now() > until) return isDone;
    }
  }

  /** Some days each turn, so that a night's count holds up nothing else. */
  private async countFully(state: RollupState, now: Date): Promise<void> {
    let count = state.fullCount ?? (await this.begin(state, now));
    const until = performance.now() + PATIENCE;
    while (count && performance.now() < until) {
      count = await this.countDay(count, state, now);
    }
  }

  private async begin(state: RollupState, now: Date): Promise<FullCount | null> {
    const { turn, countedAt, settledBefore, layout } = state;
    const isFirst = layout !== LAYOUT;
    const isDue = isFirst || !countedAt || (countedAt < startOf('day', now) && now.getUTCHours() >= NIGHT);
    if (!isDue) return null;
    const earliest = startOf('day', (await this.writer.earliest()) ?? now);
    const isSettled = !isFirst && settledBefore && settledBefore > earliest;
    const count = { next: isSettled ? settledBefore : earliest, isFirst, differences: 0 };
    await this.state.update(turn, { fullCount: count });
    return count;
  }

  /** @returns what is left; null when it is done */
  private async countDay(
    count: FullCount,
    { turn, countedAt, settledBefore }: RollupState,
    now: Date,
  ): Promise<FullCount | null> {
    // Of what is settled the longer periods alone are made anew, from what was counted then.
    const isSettled = countedAt && settledBefore && count.next < settledBefore;
    const wrong = await this.writer.recountDay(count.next, turn, isSettled ? [] : SOURCES);
    const faults = count.isFirst ? [] : await this.withoutRecent(wrong, now);
    for (const { source, from } of faults) {
      this.differences.inc({ source });
      this.logger.warn({ source, from }, 'a rollup was wrong, and is right now');
    }
    const next = endOf({ level: 'day', from: count.next });
    const rest = { ...count, next, differences: count.differences + faults.length };
    const isDone = next > now;
    await this.state.update(turn, {
      fullCount: isDone ? null : rest,
      ...(isDone && { countedAt: now, layout: LAYOUT }),
    });
    if (isDone) this.logger.log({ differences: rest.differences }, 'all figures were counted again');
    return isDone ? null : rest;
  }

  /** What has changed at this moment, or is being deleted, was not wrong before. */
  private async withoutRecent(places: Place[], now: Date): Promise<Place[]> {
    if (!places.length) return places;
    const [recent, going] = await Promise.all([
      this.changes.since(new Date(now.getTime() - LONGEST_DELAY), new Date()),
      this.state.findMarksAhead(now),
    ]);
    const changed = new Set([...recent, ...going].map(nameOf));
    return places.filter((place) => !changed.has(nameOf(place)));
  }
}

function nameOf({ source, from }: Place): string {
  return `${source}:${from.getTime()}`;
}
