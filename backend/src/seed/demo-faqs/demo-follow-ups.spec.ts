import { FaqRanker } from '../../modules/ai/providers/embedded/faq-ranker';
import { retrieveKnowledge } from '../../modules/ai/providers/embedded/knowledge-retrieval';
import { DEMO_FAQS } from '.';

describe('a short question after another one', () => {
  const ranker = new FaqRanker(DEMO_FAQS.map(({ key, ...faq }) => ({ id: key, ...faq })));

  const after = (before: string, question: string) =>
    retrieveKnowledge(ranker, question, [
      { role: 'customer' as const, content: before },
      { role: 'assistant' as const, content: 'An answer.' },
    ]);

  it.each([
    ['How do I reset my password?', 'And how do I pay?', 'payment-methods'],
    ['How do I reset my password?', 'and how long does that take?', 'reset-password'],
    ['Which payment methods do you accept?', 'and how do I change it?', 'payment-methods'],
    ['How do I reset my password?', 'And what about a refund?', 'refund'],
    ['Can I get a refund?', 'and how long does it take?', 'refund'],
    ['Can I get a refund?', 'Is it immediate?', 'refund'],
    ['How do I share a note?', 'Can I revoke that later?', 'share-notes'],
    ['How do I delete my account?', 'What happens to it afterwards?', 'delete-account'],
    ['Is there a student discount?', 'How do I prove that?', 'discounts'],
    ['How do I cancel my subscription?', 'Could it be reversed?', 'cancel-subscription'],
  ])('after "%s", "%s" is about %s', (before, question, faq) => {
    expect(after(before, question).knowledge[0]?.faq.id).toBe(faq);
  });
  it.each([
    ['Where is my data stored?', 'Can I connect it to my fridge?'],
    ['Can I get a refund?', 'Can I use it with my toaster?'],
    ['Can I get a refund?', 'Does it make coffee?'],
    ['How do I reset my password?', 'Is it good for my garden?'],
    ['Which payment methods do you accept?', 'Can I pay it with seashells?'],
    ['Which payment methods do you accept?', 'Do you accept that in Mongolia?'],
    ['Where is my data stored?', 'What about Jupiter?'],
    ['How do I delete my account?', 'Do squirrels use it?'],
  ])('after "%s", "%s" is about something that nobody has written of', (before, question) => {
    expect(after(before, question).decision).toBe('escalate');
  });
});
