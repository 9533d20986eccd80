import { Injectable } from '@nestjs/common';
import { Types } from 'mongoose';
import { derivedId } from '../../../platform/database/derived-id';
import {
  QuestionLikenessService,
  SAME_FROM,
  type Meaning,
  type ReadQuestion,
} from '../../ai/question-likeness.service';
import type { NewGapQuestion } from './gap-people.service';
import { GapQuestionsRepository } from './gap-questions.repository';
import { reopens } from './gap-rules';
import type { Gap, GapPhrase } from './gap.schema';
import { GapsRepository } from './gaps.repository';
import { meaningOf, toPhrase } from './gap-phrases';

/** Milliseconds for the meanings of a chunk of questions; without them words decide. */
const MEANINGS_WITHIN = 20_000;
/** Gaps whose meaning alone may be near, the ones that were asked last. */
const COMPARED_BY_MEANING = 300;

type Measure = (one: ReadQuestion, other: ReadQuestion) => number;

/**
 * Puts each question to the gap that has a phrasing most like it, or begins one: one question after another, in the order
 * in which they were asked, so that the same questions make the same gaps.
 */
@Injectable()
export class GapPlacing {
  constructor(
    private readonly likeness: QuestionLikenessService,
    private readonly gaps: GapsRepository,
    private readonly questions: GapQuestionsRepository,
  ) {}

  async place(asked: NewGapQuestion[]): Promise<void> {
    const telling = asked.filter(({ text }) => this.likeness.read(text));
    if (!telling.length) return;
    const measure = await this.likeness.measure();
    const meanings = await this.likeness.meaningsOf(
      telling.map(({ text }) => text),
      AbortSignal.timeout(MEANINGS_WITHIN),
    );
    for (const [index, question] of telling.entries()) {
      await this.placeOne(question, meanings[index] ?? null, measure);
    }
  }

  private async placeOne(question: NewGapQuestion, meaning: Meaning | null, measure: Measure): Promise<void> {
    const read = this.likeness.read(question.text, meaning);
    if (!read) return;
    const phrase = toPhrase(question.text, meaning);
    const gap = nearest(read, await this.candidates(read), measure, this.likeness);
    if (gap) await this.join(gap, question, phrase, read.terms);
    else await this.begin(question, phrase, read.terms);
  }

  private async join(gap: Gap, question: NewGapQuestion, phrase: GapPhrase, terms: string[]): Promise<void> {
    await this.gaps.touch([gap._id]);
    // Before the question is in: a crash in between does not lose it.
    if (reopens(gap, question.askedAt)) {
      await this.gaps.change(
        { _id: gap._id, status: 'answered', answeredAt: gap.answeredAt },
        { $set: { status: 'open', reopenedAt: question.askedAt, answeredAt: null } },
      );
    }
    await this.gaps.addPhrase(gap._id, phrase, terms);
    await this.questions.insert({ ...question, gap: gap._id });
  }

  private async begin(question: NewGapQuestion, phrase: GapPhrase, terms: string[]): Promise<void> {
    const gap = derivedId('gap', String(question._id));
    await this.gaps.begin(gap, phrase, terms, question.askedAt);
    await this.questions.insert({ ...question, gap });
  }

  private async candidates({ terms, meaning }: ReadQuestion): Promise<Gap[]> {
    const byWords = await this.gaps.find({ terms: { $in: terms } });
    if (!meaning) return byWords;
    const byMeaning = await this.gaps.find({ 'phrases.model': meaning.model }, COMPARED_BY_MEANING);
    return [...new Map([...byWords, ...byMeaning].map((gap) => [String(gap._id), gap])).values()];
  }
}

/** Of equally near ones the one that was begun first. */
function nearest(
  question: ReadQuestion,
  gaps: readonly Gap[],
  measure: Measure,
  likeness: QuestionLikenessService,
): Gap | null {
  let best: Gap | null = null;
  let highest = SAME_FROM;
  for (const gap of gaps.toSorted((one, other) => compareIds(one._id, other._id))) {
    for (const phrase of gap.phrases) {
      const read = likeness.read(phrase.text, meaningOf(phrase));
      const near = read ? measure(question, read) : 0;
      if (near > highest || (near === highest && !best)) [best, highest] = [gap, near];
    }
  }
  return best;
}

function compareIds(one: Types.ObjectId, other: Types.ObjectId): number {
  return String(one).localeCompare(String(other));
}
