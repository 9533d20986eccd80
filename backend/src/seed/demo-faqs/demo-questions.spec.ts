import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaqRanker } from '../../modules/ai/providers/embedded/faq-ranker';
import { retrieveKnowledge } from '../../modules/ai/providers/embedded/knowledge-retrieval';
import { DEMO_FAQS } from '.';

const SET = join(__dirname, '../../../test/ai-sets/demo-questions.json');

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

describe('The assistant on the demo help centre', () => {
  const ranker = new FaqRanker(DEMO_FAQS.map((faq) => ({ ...faq, id: faq.key })));
  const questions = JSON.parse(readFileSync(SET, 'utf8')) as { text: string; faq: string | null }[];
  const inScope = questions.filter(({ faq }) => faq !== null);
  const outOfScope = questions.filter(({ faq }) => faq === null);

  it('puts the right FAQ first for questions in other words', () => {
    expect(share(inScope, ({ text, faq }) => ranker.rank(text, 1)[0]?.faq.id === faq)).toBeGreaterThanOrEqual(
      0.88,
    );
    expect(
      share(inScope, ({ text, faq }) => ranker.rank(text).some((ranked) => ranked.faq.id === faq)),
    ).toBeGreaterThanOrEqual(0.95);
  });

  it('answers most of them, and hardly any question about something else', () => {
    const isAnswered = ({ text }: { text: string }): boolean =>
      retrieveKnowledge(ranker, text).decision === 'answer';

    expect(share(inScope, isAnswered)).toBeGreaterThanOrEqual(0.75);
    expect(share(outOfScope, isAnswered)).toBeLessThanOrEqual(0.08);
  });
});
