import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Types } from 'mongoose';
import { SweepDue } from '../../../platform/sweep/sweep-due';
import { AskedQuestionsService } from '../../messages/asked-questions.service';
import { GapChanges } from './gap-changes.service';
import { GapFaqs } from './gap-faqs.service';
import { GapFigures } from './gap-figures.service';
import { GapIntake } from './gap-intake.service';
import type { GapState } from './gap.schema';
import { GapStateRepository } from './gap-state.repository';

/** Milliseconds that a turn lasts at most, if its process dies. */
const TURN = 60_000;
/** Milliseconds that are looked back over: for slow writes, and more rarely for slower ones and clocks that differ. */
const USUAL_DELAY = 5_000;
const LONGEST_DELAY = 120_000;
const SEARCH_EVERY = 60_000;
/** Milliseconds of reading in one turn: a new installation's past is read in many. */
const PATIENCE = 3_000;
const CHUNK = 100;

/** Keeps the gaps in step with what customers ask. Any number of processes may try; one of them has its turn. */
@Injectable()
export class GapKeeper {
  private readonly logger = new Logger(GapKeeper.name);

  constructor(
    private readonly questions: AskedQuestionsService,
    private readonly intake: GapIntake,
    private readonly changes: GapChanges,
    private readonly figures: GapFigures,
    private readonly faqs: GapFaqs,
    private readonly state: GapStateRepository,
  ) {}

  @OnEvent(SweepDue.event)
  async sweep(): Promise<void> {
    await this.takeTurn(new Date());
  }

  /** Reads what has changed until that moment, unless it is somebody else's turn. */
  async takeTurn(now: Date): Promise<void> {
    const state = await this.state.take(now, new Date(now.getTime() + TURN));
    if (!state) return;
    try {
      await this.faqs.followAll(now);
      await this.followDepartures(now);
      await this.readChanges(state, now);
      await this.figures.countStale();
    } finally {
      await this.state.update(state.turn, { takenUntil: new Date(0) });
    }
  }

  private async followDepartures(now: Date): Promise<void> {
    for (const departure of await this.state.findDepartures(now)) {
      await this.changes.remove({ [departure.of]: departure._id });
      await this.state.forgetDeparture(departure);
    }
  }

  private async readChanges({ turn, ...state }: GapState, now: Date): Promise<void> {
    const { since, isSearch } = nextLook(state, now);
    const rest = await this.readSince(since);
    if (rest) {
      await this.state.update(turn, { resumeAt: rest });
      this.logger.log({ rest }, 'there is more to read than fits into a turn');
      return;
    }
    await this.state.update(turn, {
      resumeAt: null,
      readUntil: now,
      ...(isSearch && { searchedUntil: now }),
    });
  }

  /** @returns the moment to go on from when there is more; null when all was read */
  private async readSince(since: Date): Promise<Date | null> {
    const until = performance.now() + PATIENCE;
    let chunk = new Map<string, Types.ObjectId>();
    let last = since;
    for await (const { question, at } of this.questions.changedSince(since)) {
      // Not in the middle of a moment: the next turn begins with the whole of one.
      const isRest = at > last && performance.now() > until;
      if (isRest || chunk.size >= CHUNK) {
        await this.intake.take([...chunk.values()]);
        chunk = new Map();
      }
      if (isRest) return at;
      chunk.set(String(question), question);
      last = at;
    }
    await this.intake.take([...chunk.values()]);
    return null;
  }
}

/** From where: the beginning for a new installation, and where the last turn had to stop. */
function nextLook(
  { readUntil, searchedUntil, resumeAt }: Omit<GapState, 'turn'>,
  now: Date,
): { since: Date; isSearch: boolean } {
  if (resumeAt) return { since: resumeAt, isSearch: true };
  if (!readUntil || !searchedUntil) return { since: new Date(0), isSearch: true };
  const isSearch = now.getTime() - searchedUntil.getTime() >= SEARCH_EVERY;
  const since = isSearch ? searchedUntil.getTime() - LONGEST_DELAY : readUntil.getTime() - USUAL_DELAY;
  return { since: new Date(since), isSearch };
}
