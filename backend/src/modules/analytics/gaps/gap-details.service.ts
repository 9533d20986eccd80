import { Injectable } from '@nestjs/common';
import { GAP_LIMITS, type GapDetail } from '@switchboard/contracts';
import { UsersService } from '../../users/users.service';
import { GapDrafts } from './gap-drafts.service';
import { GapFaqs } from './gap-faqs.service';
import { GapQuestionsRepository } from './gap-questions.repository';
import { GapTelling } from './gap-telling.service';
import { allMoods, toGapQuestionView, toGapView } from './gap.mapper';
import type { Gap } from './gap.schema';

/** Questions whose conversations are looked at to say who would be told. */
const LISTENERS = 1_000;

/** All that there is to see of one gap. */
@Injectable()
export class GapDetails {
  constructor(
    private readonly questions: GapQuestionsRepository,
    private readonly faqs: GapFaqs,
    private readonly drafts: GapDrafts,
    private readonly telling: GapTelling,
    private readonly users: UsersService,
  ) {}

  async of(found: Gap): Promise<GapDetail> {
    const { gap, faq } = await this.faqs.follow(found);
    const [told, examples, untold, hasAgentAnswer] = await Promise.all([
      // Not as of the last count: whoever has just had people told sees that at once.
      this.questions.toldOf(gap._id),
      this.questions.find({ gap: gap._id }, -1, GAP_LIMITS.examples),
      this.questions.find({ gap: gap._id, toldAs: { $exists: false } }, -1, LISTENERS),
      this.drafts.hasAgentAnswer(gap._id),
    ]);
    const people = await this.users.summariesOf([
      ...new Set(examples.map(({ customer }) => String(customer))),
    ]);
    return {
      ...toGapView({ ...gap, ...told }, faq),
      moods: allMoods(gap.moods),
      examples: examples.map((question) => toGapQuestionView(question, people)),
      hasAgentAnswer,
      telling: await this.telling.preview(untold),
    };
  }
}
