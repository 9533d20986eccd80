import { FaqRanker } from '../../modules/ai/providers/embedded/faq-ranker';
import { retrieveKnowledge } from '../../modules/ai/providers/embedded/knowledge-retrieval';
import { DEMO_FAQS } from '.';

describe('a short question after another one', () => {
  const ranker = new FaqRanker(DEMO_FAQS.map(({ key, ...faq }) => ({ id: key, ...faq })));

  it.each([
    ['How do I reset my password?', 'And how do I pay?', 'payment-methods'],
    ['How do I reset my password?', 'and how long does that take?', 'reset-password'],
    ['Which payment methods do you accept?', 'and how do I change it?', 'payment-methods'],
    ['How do I reset my password?', 'And what about a refund?', 'refund'],
  ])('after "%s", "%s" is about %s', (before, question, faq) => {
    const history = [
      { role: 'customer' as const, content: before },
      { role: 'assistant' as const, content: 'An answer.' },
    ];
    expect(retrieveKnowledge(ranker, question, history).knowledge[0]?.faq.id).toBe(faq);
  });
});
