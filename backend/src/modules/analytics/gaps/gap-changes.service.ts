import { Injectable } from '@nestjs/common';
import { placesOf } from '../counting/places';
import { RollupStateRepository } from '../rollups/rollup-state.repository';
import type { NewGapQuestion } from './gap-people.service';
import { GapQuestionsRepository, type GapQuestionFilter } from './gap-questions.repository';
import type { GapQuestion } from './gap.schema';
import { GapsRepository } from './gaps.repository';

/** Milliseconds in which what is being deleted is gone. */
const DELETED_WITHIN = 30_000;

/** Changes to questions that are in a gap. Whatever counts them is told first: a crash in between leaves nothing wrong. */
@Injectable()
export class GapChanges {
  constructor(
    private readonly questions: GapQuestionsRepository,
    private readonly gaps: GapsRepository,
    private readonly rollups: RollupStateRepository,
  ) {}

  async correct(stored: GapQuestion, { reason, sentiment }: NewGapQuestion): Promise<void> {
    if (stored.reason === reason && stored.sentiment === sentiment) return;
    await this.gaps.touch([stored.gap]);
    await this.questions.update(stored._id, { reason, sentiment });
  }

  async remove(filter: GapQuestionFilter): Promise<void> {
    const gone = await this.questions.find(filter, 1);
    if (!gone.length) return;
    const now = new Date();
    const places = placesOf(
      'gaps',
      gone.map(({ askedAt }) => askedAt),
    );
    // What is deleted cannot say when it was changed.
    await this.rollups.mark(places, now, new Date(now.getTime() + DELETED_WITHIN));
    await this.gaps.touch([...new Map(gone.map(({ gap }) => [String(gap), gap])).values()]);
    await this.questions.delete({ _id: { $in: gone.map(({ _id }) => _id) } });
    await this.rollups.mark(places, new Date());
  }
}
