import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { ToldAs } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { SweepDue } from '../../../platform/sweep/sweep-due';
import { FaqFactsService, type FaqNow } from '../../faqs/faq-facts.service';
import { LateAnswersService, type LateAnswer } from '../../messages/late-answers.service';
import { GapListeners, type GapListener } from './gap-listeners.service';
import { GapQuestionsRepository, type AskedBy } from './gap-questions.repository';
import type { GapQuestion } from './gap.schema';
import { GapFigures } from './gap-figures.service';
import { GapsRepository } from './gaps.repository';

/** Questions that are looked at in one sweep. */
const BATCH = 200;

/**
 * Tells those who asked what is known now. What is to be told stands on the questions; every worker tells. What a
 * conversation is told answers whatever it had asked of that gap until then: also questions that only the next sweep
 * sees, because this one looked at as many as it may, read while they were being marked, or died in between.
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
    const [first] = questions;
    if (!first) return;
    const ids = questions.map(({ _id }) => _id);
    const faq = faqs.get(String(first.tellFaq));
    await this.gaps.touch([first.gap]);
    if (!faq?.isActive) return this.questions.cancelTelling(ids);
    await this.questions.markTold(ids, await this.tellBy(faq, first, questions));
  }

  private async tellBy(
    faq: FaqNow,
    { gap, conversation }: GapQuestion,
    questions: GapQuestion[],
  ): Promise<ToldAs> {
    const listener = (await this.listeners.of(questions)).get(String(conversation));
    if (!listener) return 'nobody';
    const subject = `${String(gap)} ${String(faq._id)}`;
    const told = await this.answers.toldOf(listener.conversation, subject);
    const last = told.at(-1);
    // By the numbers of the messages: clocks differ.
    const asked = questions
      .toSorted((one, other) => one.seq - other.seq)
      .find(({ seq }) => !last || seq > last.seq);
    if (!asked) return last?.visibility === 'internal' ? 'note' : 'answer';
    await this.write(listener, asked, faq, { subject, toldBefore: told.length });
    return listener.way;
  }

  private async write(
    { conversation, way }: GapListener,
    { _id: question, text }: GapQuestion,
    faq: FaqNow,
    which: Pick<LateAnswer, 'subject' | 'toldBefore'>,
  ): Promise<void> {
    if (way === 'answer') {
      await this.answers.answer(conversation, {
        ...which,
        question,
        content: `You asked: “${text}”\n\nI can answer that now:\n\n${faq.answer}`,
        citation: { faq: faq._id, question: faq.question },
      });
    } else if (way === 'note') {
      await this.answers.note(conversation, {
        ...which,
        question,
        content: `The customer asked: “${text}” There is an FAQ for it now: “${faq.question}”`,
      });
    }
  }

  private async countAgain(ids: string[]): Promise<void> {
    for (const id of ids) {
      const gap = await this.gaps.findById(new Types.ObjectId(id));
      if (gap) await this.figures.count(gap);
    }
  }
}

/** By conversation, and what it is told; one that has asked two things is told both. */
function groupsOf(questions: readonly GapQuestion[]): Iterable<GapQuestion[]> {
  const groups = new Map<string, GapQuestion[]>();
  for (const question of questions) {
    const key = [question.gap, question.conversation, question.tellFaq].map(String).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), question]);
  }
  return groups.values();
}
