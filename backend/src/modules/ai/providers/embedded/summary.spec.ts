import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryMessage, Transcript } from '../ai-provider';
import { chooseSentences, summarise, type ChosenSentence } from './summary';

const customer = (content: string): HistoryMessage => ({ role: 'customer', content });
const agent = (content: string): HistoryMessage => ({ role: 'agent', content });

interface LabelledConversation {
  half: 'tuning' | 'kept aside';
  messages: Transcript;
  chosen: ChosenSentence[];
}

const conversations = JSON.parse(
  readFileSync(join(__dirname, '../../../../../test/ai-sets/summary.json'), 'utf8'),
) as LabelledConversation[];

function meanF1(half: LabelledConversation['half']): number {
  const scores = conversations
    .filter((conversation) => conversation.half === half)
    .map(({ messages, chosen }) => {
      const found = chooseSentences(messages);
      const hits = found.filter((one) =>
        chosen.some(({ message, sentence }) => message === one.message && sentence === one.sentence),
      );
      return (2 * hits.length) / (found.length + chosen.length);
    });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

describe('The sentences of a summary', () => {
  it.each(['tuning', 'kept aside'] as const)('are those that people chose, on the %s half', (half) => {
    expect(meanF1(half)).toBeGreaterThanOrEqual(0.7);
  });

  it('pass over greetings, thanks and introductions', () => {
    const chosen = chooseSentences([
      customer('Hello there! I hope you are well. My webhook has returned error 502 since Tuesday.'),
      agent('Hi, Sam here. Let me have a look. I have restarted the gateway, it answers again.'),
      customer('Thank you so much!'),
    ]);
    expect(chosen).toEqual([
      { message: 0, sentence: 2 },
      { message: 1, sentence: 2 },
    ]);
  });

  it('take the assistant’s answer when no agent was there', () => {
    const chosen = chooseSentences([
      customer('How long can I ask for a refund?'),
      { role: 'assistant', content: 'You can ask for a refund within 30 days under Settings > Billing.' },
    ]);
    expect(chosen).toContainEqual({ message: 1, sentence: 0 });
  });

  it('say a thing that was said twice only once', () => {
    const chosen = chooseSentences([
      customer('The invoice for March shows the wrong address.'),
      customer('The invoice for March shows the wrong address!'),
      agent('I have corrected the address on the invoice.'),
    ]);
    expect(chosen.filter(({ message }) => message < 2)).toHaveLength(1);
  });

  it('are as many as asked for at most, and one when there is little to tell', () => {
    expect(chooseSentences(conversations[0]?.messages ?? [], 2)).toHaveLength(2);
    expect(chooseSentences([customer('hi')])).toEqual([{ message: 0, sentence: 0 }]);
    expect(chooseSentences([])).toEqual([]);
  });
});

describe('A summary', () => {
  it('is in the words of both sides, in order, and names the speakers', () => {
    expect(
      summarise([
        customer('Hi! My export stops at 40 percent.'),
        agent('I have raised the limit for your workspace to 2 GB.'),
        customer('works now, thanks'),
      ]),
    ).toBe(
      'Customer: My export stops at 40 percent.\nAgent: I have raised the limit for your workspace to 2 GB.',
    );
  });

  it('says that the customer waits, unless the last word is thanks', () => {
    const question = [customer('My card was declined twice.')];
    expect(summarise(question)).toMatch(/waiting for an answer\.$/);
    expect(summarise([...question, agent('Please try again.'), customer('Thank you!')])).not.toContain(
      'waiting',
    );
  });

  it('stays under 600 characters, whatever people write', () => {
    const long = `The import of ${'very '.repeat(300)}long lists fails. `;
    const wall = 'x'.repeat(4_000);
    expect(summarise(Array.from({ length: 60 }, () => customer(long))).length).toBeLessThan(600);
    expect(summarise([customer(wall), agent(wall)]).length).toBeLessThan(600);
  });

  it('is empty when nothing was said', () => {
    expect(summarise([])).toBe('');
    expect(summarise([customer('   ')])).toBe('');
  });
});
