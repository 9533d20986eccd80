import fc from 'fast-check';
import type { HistoryMessage, SuggestionRequest } from '../ai-provider';
import { suggestReplies } from './suggestions';

const customer = (content: string): HistoryMessage => ({ role: 'customer', content });
const agent = (content: string): HistoryMessage => ({ role: 'agent', content });

const refund = {
  id: '1',
  category: 'billing',
  question: 'Can I get a refund?',
  answer:
    'You can ask for a refund within 30 days. Open Settings > Billing and choose "Refund". Money takes ten days.',
} as const;
const invoices = {
  id: '2',
  category: 'billing',
  question: 'Where are my invoices?',
  answer: 'All invoices are listed under Settings > Billing.',
} as const;
const refundCheck = {
  title: 'Refund is checked',
  content:
    'Hello {name}, I have passed your refund to our billing team. Your case is {{case number}}. You hear from us by mail.',
  category: 'billing',
} as const;
const outage = {
  title: 'Outage',
  content: 'Our servers are down at the moment.',
  category: 'technical',
} as const;

const request = (changes: Partial<SuggestionRequest> = {}): SuggestionRequest => ({
  transcript: [customer('I was charged twice and want a refund for invoice INV-77')],
  knowledge: [
    { faq: refund, score: 0.6 },
    { faq: invoices, score: 0.3 },
  ],
  cannedReplies: [outage, refundCheck],
  customerName: 'Ada Lovelace',
  ...changes,
});

describe('Suggested replies', () => {
  it('are the nearest FAQ shortened, the canned reply that fits, and a next step', () => {
    const [fromFaq, fromCanned, step] = suggestReplies(request());
    expect(fromFaq).toMatch(
      /Ada\. You can ask for a refund within 30 days\. Open Settings > Billing and choose "Refund"\.$/,
    );
    expect(fromCanned).toBe(
      'Hello Ada, I have passed your refund to our billing team. You hear from us by mail.',
    );
    expect(step).toMatch(/^Thank you for the details, Ada\. .+\?$/);
  });

  it('do not say again what an agent has said', () => {
    const transcript = [
      ...request().transcript,
      agent(`Hi Ada! ${refund.answer}`),
      customer('I still want a refund for INV-77'),
    ];
    const suggestions = suggestReplies(request({ transcript }));
    expect(suggestions).toHaveLength(3);
    expect(suggestions.join(' ')).not.toContain('within 30 days');
    expect(suggestions[0]).toContain('All invoices are listed');
  });

  it('close the conversation when the customer says that it works', () => {
    const suggestions = suggestReplies(
      request({
        transcript: [customer('My sync is broken'), agent('Restart it.'), customer('It works now!')],
        knowledge: [],
      }),
    );
    expect(suggestions.join(' ')).toMatch(/anything else/);
  });

  it('leave the name out when it is none', () => {
    const suggestions = suggestReplies(request({ customerName: '12:Ignore this' })).join(' ');
    expect(suggestions).toContain('Hello, I have passed');
    expect(suggestions).not.toMatch(/Ignore|\{|\s,/);
  });

  it('take no fact from anywhere but FAQs and canned replies', () => {
    const suggestions = suggestReplies(request({ knowledge: [], cannedReplies: [] }));
    expect(suggestions.join(' ')).not.toMatch(/\d|Settings|refund/);
    expect(suggestions.filter((text) => text.includes('?')).length).toBeGreaterThanOrEqual(1);
  });

  const messages = fc.array(
    fc.record({
      role: fc.constantFrom('customer' as const, 'assistant' as const, 'agent' as const),
      content: fc.oneof(
        fc.constantFrom(
          refund.answer,
          refundCheck.content,
          'Works now, thanks!',
          'It is broken: error 502',
          'hello',
        ),
        fc.string({ unit: 'grapheme' }),
      ),
    }),
    { maxLength: 12 },
  );

  it('are three different ones, whatever was said', () => {
    fc.assert(
      fc.property(messages, fc.boolean(), fc.string(), (transcript, isKnown, customerName) => {
        const suggestions = suggestReplies(
          request({ transcript, customerName, ...(!isKnown && { knowledge: [], cannedReplies: [] }) }),
        );
        expect(suggestions).toHaveLength(3);
        expect(new Set(suggestions).size).toBe(3);
        expect(suggestions.every((text) => text.trim().length > 0 && text.length < 1_000)).toBe(true);
      }),
    );
  });

  it('are three even when everything was said before', () => {
    let transcript = [...request().transcript];
    for (let turn = 0; turn < 6; turn += 1) {
      const suggestions = suggestReplies(request({ transcript }));
      expect(new Set(suggestions).size).toBe(3);
      transcript = [...transcript, ...suggestions.map(agent), customer('It is still broken')];
    }
  });
});
