import { confidenceOf, decide } from './confidence';
import { USUAL_ASSISTANT } from '../../../settings/settings.types';
import { FaqRanker, type RankableFaq } from './faq-ranker';
import { retrieveKnowledge } from './knowledge-retrieval';

function faq(
  id: string,
  question: string,
  answer: string,
  keywords: string[],
  variants: string[],
): RankableFaq {
  return { id, category: 'general', question, answer, keywords, variants };
}

const FAQS = [
  faq(
    'reset-password',
    'How do I reset my password?',
    'Choose "Forgot password?" on the sign-in page. The link works for one hour.',
    ['password', 'forgot', 'reset'],
    ['I forgot my password', 'I need a new password', 'Where is the password reset link?'],
  ),
  faq(
    'refund',
    'Can I get a refund?',
    'A yearly plan is refunded in full within 30 days of payment. The money takes five to ten working days.',
    ['refund', 'money back', 'charged twice'],
    ['I want my money back', 'I was charged twice', 'How long does a refund take?'],
  ),
  faq(
    'appearance',
    'Is there a dark mode?',
    'Open Settings > Appearance and choose light or dark.',
    ['dark mode', 'theme', 'colours'],
    ['Switch to a dark theme', 'The screen is too bright for me'],
  ),
  faq(
    'invoices',
    'Where do I find my invoices?',
    'All invoices are under Settings > Billing > Invoices.',
    ['invoice', 'receipt', 'bill'],
    ['I need a receipt for my payment', 'Download a bill as PDF'],
  ),
];
const ranker = new FaqRanker(FAQS);

describe('FaqRanker', () => {
  it('ranks best first and gives at most as many as asked for', () => {
    const ranked = ranker.rank('I forgot my password', 2);
    expect(ranked).toHaveLength(2);
    expect(ranked[0]?.faq.id).toBe('reset-password');
    expect(ranked[0]?.score).toBeGreaterThan(ranked[1]?.score ?? 1);
  });

  it('finds a misspelt word by its letters', () => {
    expect(ranker.rank('pasword reste')[0]?.faq.id).toBe('reset-password');
  });

  it('finds a question in words of which the FAQ has none', () => {
    expect(ranker.rank('please reimburse me')[0]?.faq.id).toBe('refund');
    expect(ranker.rank('my passcode')[0]?.faq.id).toBe('reset-password');
  });

  it('is less sure of what it found by synonyms than of what is written', () => {
    const { evidence } = ranker.weigh('obtain a reimbursement');
    expect(evidence.literal).toBeLessThan(evidence.top);
    expect(confidenceOf(evidence)).toBeLessThan(confidenceOf(ranker.weigh('get a refund').evidence));
  });

  it('finds nothing near to a question without a common letter run, nor in an empty knowledge base', () => {
    const strange = ranker.weigh('密码', 3);
    expect(strange.ranked.map(({ score }) => score)).toEqual([0, 0, 0]);
    expect(confidenceOf(strange.evidence)).toBe(0);
    const { ranked, evidence } = new FaqRanker([]).weigh('I forgot my password');
    expect(ranked).toEqual([]);
    expect(confidenceOf(evidence)).toBe(0);
  });

  it('ranks the same when it was built slice by slice', async () => {
    const built = await FaqRanker.inSlices(FAQS);
    for (const question of ['I forgot my password', 'money back']) {
      expect(built.weigh(question)).toEqual(ranker.weigh(question));
    }
  });

  it('hands out of an FAQ only what a reply needs', () => {
    expect(Object.keys(ranker.rank('refund')[0]?.faq ?? {}).sort()).toEqual([
      'answer',
      'category',
      'id',
      'question',
    ]);
  });
});

describe('retrieveKnowledge', () => {
  it('is sure of a question in the words of a variant', () => {
    const { decision, confidence } = retrieveKnowledge(ranker, 'I was charged twice');
    expect(decision).toBe('answer');
    expect(confidence).toBeGreaterThan(0.9);
  });

  it('reads a short follow-up together with the question before it', () => {
    const history = [
      { role: 'customer', content: 'Can I get a refund?' },
      { role: 'assistant', content: 'Yes: a yearly plan is refunded in full within 30 days.' },
    ] as const;
    const { decision, knowledge } = retrieveKnowledge(ranker, 'And how long does it take?', history);
    expect(knowledge[0]?.faq.id).toBe('refund');
    expect(decision).toBe('answer');
  });

  it('forgets the question before when the new one stands alone', () => {
    const history = [{ role: 'customer', content: 'Can I get a refund?' }] as const;
    expect(retrieveKnowledge(ranker, 'Is there a dark mode?', history).knowledge[0]?.faq.id).toBe(
      'appearance',
    );
  });

  it('needs no knowledge for small talk', () => {
    expect(retrieveKnowledge(ranker, 'Hello!')).toMatchObject({ decision: 'answer', knowledge: [] });
  });

  it('escalates what it knows nothing about', () => {
    expect(retrieveKnowledge(ranker, 'Which zebra won the chess tournament?').decision).toBe('escalate');
  });

  it.each(['😀', '???', 'asdf qwer zxcv', 'hjkl', 'this stupid thing will not open', 'yes please', 'zebra'])(
    'has nothing to search by in %j and asks for more, without a choice',
    (text) => {
      expect(retrieveKnowledge(ranker, text)).toMatchObject({ decision: 'clarify', knowledge: [] });
    },
  );

  it('answers what is said without a telling word, when an FAQ says it so', () => {
    const clock = new FaqRanker([
      faq('time', 'What time is it?', 'See the clock.', [], ['Tell me the time']),
      faq('refund', 'Can I get a refund?', 'Yes.', [], ['I want my money back']),
      faq('invoices', 'Where are my invoices?', 'Under Billing.', [], ['I need a receipt']),
    ]);
    expect(retrieveKnowledge(clock, 'what time is it').decision).toBe('answer');
    expect(retrieveKnowledge(clock, 'so what time is it').decision).toBe('answer');
    expect(retrieveKnowledge(clock, 'what is it').decision).toBe('clarify');
  });

  it('does not answer for the sake of one word among strange ones', () => {
    expect(retrieveKnowledge(ranker, 'Which colours do flamingos prefer?').decision).not.toBe('answer');
  });

  it('finds the question in a longer message', () => {
    const text = 'My flight leaves in an hour and it is raining, where do I find my invoices?';
    const { decision, knowledge } = retrieveKnowledge(ranker, text);
    expect(decision).toBe('answer');
    expect(knowledge[0]?.faq.id).toBe('invoices');
  });

  it('offers only what is somewhat near', () => {
    const { decision, knowledge, candidates } = retrieveKnowledge(ranker, 'theme');
    expect(decision).not.toBe('escalate');
    expect(candidates[0]?.faq.id).toBe('appearance');
    const best = knowledge[0]?.score ?? 0;
    const offered = retrieveKnowledge(ranker, 'the settings page of the month').knowledge;
    expect(offered.every(({ score }) => score >= 0.5 * (offered[0]?.score ?? 0))).toBe(true);
    expect(best).toBeGreaterThan(0);
  });
});

describe('decide', () => {
  it('answers, offers a choice or gives up, by confidence', () => {
    expect([0.9, 0.5, 0.49, 0.22, 0.21, 0].map((confidence) => decide(confidence, USUAL_ASSISTANT))).toEqual([
      'answer',
      'answer',
      'clarify',
      'clarify',
      'escalate',
      'escalate',
    ]);
  });
});
