import { Injectable } from '@nestjs/common';
import { QuestionLikenessService } from '../../ai/question-likeness.service';
import { meaningOf, mostTypical } from './gap-phrases';
import { GapQuestionsRepository, type QuestionFigures } from './gap-questions.repository';
import { moodsOf } from './gap-rules';
import type { Gap, GapPhrase } from './gap.schema';
import { GapsRepository, PHRASES } from './gaps.repository';

const BATCH = 100;
/** Of a gap's first questions, that its phrasings are taken from. */
const READ = 50;

/** Counts again what a gap says of its questions, so that nothing has to be counted when it is read. */
@Injectable()
export class GapFigures {
  constructor(
    private readonly gaps: GapsRepository,
    private readonly questions: GapQuestionsRepository,
    private readonly likeness: QuestionLikenessService,
  ) {}

  /** All whose questions have changed, but for those that change meanwhile. */
  async countStale(): Promise<void> {
    const stale = await this.gaps.findStale(BATCH);
    for (const gap of stale) await this.count(gap);
    if (stale.length === BATCH) await this.countStale();
  }

  async count(gap: Gap): Promise<void> {
    const customers = await this.questions.byCustomer(gap._id);
    if (!customers.length) return this.gaps.remove(gap);
    const first = await this.questions.find({ gap: gap._id }, 1, READ);
    const phrases = this.phrasesOf(gap, [...new Set(first.map(({ text }) => text))].slice(0, PHRASES));
    await this.gaps.setFigures(gap, {
      ...(await this.wordsOf(phrases)),
      ...totalOf(customers),
      ...(await this.questions.toldOf(gap._id)),
    });
  }

  /** What is known of their meaning is kept. */
  private phrasesOf({ phrases }: Gap, texts: string[]): GapPhrase[] {
    const known = new Map(phrases.map((phrase) => [phrase.text, phrase]));
    return texts.map((text) => known.get(text) ?? { text });
  }

  private async wordsOf(phrases: GapPhrase[]): Promise<Pick<Gap, 'question' | 'phrases' | 'text' | 'terms'>> {
    const measure = await this.likeness.measure();
    const read = phrases.map((phrase) => this.likeness.read(phrase.text, meaningOf(phrase)));
    const typical = mostTypical(phrases.length, (one, other) => {
      const [a, b] = [read[one], read[other]];
      return a && b ? measure(a, b) : 0;
    });
    return {
      question: phrases[typical]?.text ?? '',
      phrases,
      text: phrases.map(({ text }) => text.toLowerCase()).join('\n'),
      terms: [...new Set(read.flatMap((one) => one?.terms ?? []))],
    };
  }
}

function totalOf(
  customers: readonly QuestionFigures[],
): Pick<Gap, 'asked' | 'people' | 'moods' | 'firstAskedAt' | 'lastAskedAt'> {
  const sum = (of: 'asked' | 'positive' | 'negative' | 'frustrated') =>
    customers.reduce((total, figures) => total + figures[of], 0);
  const times = customers.flatMap(({ first, last }) => [first.getTime(), last.getTime()]);
  return {
    asked: sum('asked'),
    people: customers.length,
    moods: moodsOf({
      asked: sum('asked'),
      positive: sum('positive'),
      negative: sum('negative'),
      frustrated: sum('frustrated'),
    }),
    firstAskedAt: new Date(Math.min(...times)),
    lastAskedAt: new Date(Math.max(...times)),
  };
}
