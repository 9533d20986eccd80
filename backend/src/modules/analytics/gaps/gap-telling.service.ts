import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { ToldAs } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { SweepDue } from '../../../platform/sweep/sweep-due';
import { FaqFactsService, type FaqNow } from '../../faqs/faq-facts.service';
import { LateAnswersService } from '../../messages/late-answers.service';
import { GapListeners } from './gap-listeners.service';
import { GapQuestionsRepository, type AskedBy } from './gap-questions.repository';
import type { GapQuestion } from './gap.schema';
import { GapFigures } from './gap-figures.service';
import { GapsRepository } from './gaps.repository';

/** Questions that are looked at in one sweep. */
const BATCH = 200;

/**
 * Tells those who asked what is known now. What is to be told stands on the questions; every worker tells. A conversation
 * is told under an id made from its first question, so that two workers, or one that died in between, tell it once.
 */
@Injectable()
export class GapTelling {
  private readonly logger = new Logger(GapTelling.name);

  constructor(
    private readonly questions: GapQuestionsRepository,
    private readonly gaps: GapsRepository,
    private readonly figures: GapFigures,
    private readonly faqs: FaqFactsService,
    private readonly listeners: GapListeners,
    private readonly answers: LateAnswersService,
  ) {}

  @OnEvent(SweepDue.event)
  async sweep(): Promise<void> {
    const due = await this.questions.findToTell(BATCH);
    if (!due.length) return;
    const faqs = await this.faqs.contentsOf([...new Set(due.flatMap(({ tellFaq }) => tellFaq ?? []))]);
    for (const questions of groupsOf(due)) {
      try {
        await this.tellOne(questions, faqs);
      } catch (error) {
        this.logger.warn({ err: error as Error }, 'a conversation was not told; the next sweep tries again');
      }
    }
    await this.countAgain([...new Set(due.map(({ gap }) => String(gap)))]);
  }

  /** What telling would do for the questions now. */
  async preview(questions: readonly AskedBy[]): Promise<{ answers: number; notes: number }> {
    const waiting = questions.filter(({ toldAs, tellFaq }) => !toldAs && !tellFaq);
    const ways = [...(await this.listeners.of(waiting)).values()].map(({ way }) => way);
    return {
      answers: ways.filter((way) => way === 'answer').length,
      notes: ways.filter((way) => way === 'note').length,
    };
  }

  private async tellOne(questions: GapQuestion[], faqs: Map<string, FaqNow>): Promise<void> {
    const [first] = questions.toSorted((one, other) => one.askedAt.getTime() - other.askedAt.getTime());
    if (!first) return;
    const ids = questions.map(({ _id }) => _id);
    const faq = faqs.get(String(first.tellFaq));
    await this.gaps.touch([first.gap]);
    if (!faq?.isActive) return this.questions.cancelTelling(ids);
    await this.questions.markTold(ids, await this.write(first, faq));
  }

  private async write(first: GapQuestion, { _id, question, answer }: FaqNow): Promise<ToldAs> {
    const listener = (await this.listeners.of([first])).get(String(first.conversation));
    if (!listener) return 'nobody';
    const { conversation, way } = listener;
    if (way === 'answer') {
      await this.answers.answer(conversation, {
        question: first._id,
        content: `You asked: “${first.text}”\n\nI can answer that now:\n\n${answer}`,
        citation: { faq: _id, question },
      });
    } else if (way === 'note') {
      await this.answers.note(conversation, {
        question: first._id,
        content: `The customer asked: “${first.text}” There is an FAQ for it now: “${question}”`,
      });
    }
    return way;
  }

  private async countAgain(ids: string[]): Promise<void> {
    for (const id of ids) {
      const gap = await this.gaps.findById(new Types.ObjectId(id));
      if (gap) await this.figures.count(gap);
    }
  }
}

/** By conversation; one that has asked two things is told both. */
function groupsOf(questions: readonly GapQuestion[]): Iterable<GapQuestion[]> {
  const groups = new Map<string, GapQuestion[]>();
  for (const question of questions) {
    const key = `${String(question.gap)} ${String(question.conversation)}`;
    groups.set(key, [...(groups.get(key) ?? []), question]);
  }
  return groups.values();
}
