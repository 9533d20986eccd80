import { Injectable } from '@nestjs/common';
import { SpendingService } from '../../ai/spending.service';
import { FaqFactsService } from '../../faqs/faq-facts.service';
import { GapQuestionsRepository } from '../gaps/gap-questions.repository';
import { endOf, startOf } from '../rollups/periods';
import { Tally } from '../rollups/tally';
import type { TallyAt } from './conversation-counts';
import { Countables } from './countables.service';
import { countGapQuestion, countOpinion, countSpending } from './other-counts';
import type { Source } from './places';

/** Reads what is counted, and counts it: the one truth that rollups are made from. */
@Injectable()
export class Sources {
  constructor(
    private readonly countables: Countables,
    private readonly faqs: FaqFactsService,
    private readonly spending: SpendingService,
    private readonly gapQuestions: GapQuestionsRepository,
  ) {}

  /** By the beginning of each quarter of an hour between two of them; those with nothing in them are left out. */
  async count(source: Source, from: Date, to: Date): Promise<Map<number, Tally>> {
    const tallies = new Map<number, Tally>();
    const elsewhere = new Tally();
    const tallyAt: TallyAt = (moment) => {
      if (moment < from || moment >= to) return elsewhere;
      const quarter = startOf('quarter', moment).getTime();
      const tally = tallies.get(quarter) ?? new Tally();
      tallies.set(quarter, tally);
      return tally;
    };
    await this.countInto(source, from, to, tallyAt);
    return new Map([...tallies].filter(([, tally]) => !tally.isEmpty));
  }

  private async countInto(source: Source, from: Date, to: Date, tallyAt: TallyAt): Promise<void> {
    switch (source) {
      case 'messages':
      case 'conversations':
      case 'reports':
        for await (const one of this.countables.between(source, from, to)) one.countInto(tallyAt);
        break;
      case 'opinions':
        for await (const facts of this.faqs.opinionsBetween(from, to)) countOpinion(facts, tallyAt);
        break;
      case 'gaps': {
        const asked = this.gapQuestions.factsOf({ askedAt: { $gte: from, $lt: to } });
        for await (const facts of asked) countGapQuestion(facts, tallyAt);
        break;
      }
      case 'spending':
        // Booked by days.
        for (const spending of await this.spending.between(startOf('day', from), endOfDay(to))) {
          countSpending(spending, tallyAt);
        }
    }
  }
}

/** The first midnight that is not before. */
function endOfDay(to: Date): Date {
  const from = startOf('day', to);
  return from.getTime() === to.getTime() ? to : endOf({ level: 'day', from });
}
