import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryMessage, Transcript } from '../ai-provider';
import { draftFaq } from './faq-draft';

const customer = (content: string): HistoryMessage => ({ role: 'customer', content });
const assistant = (content: string): HistoryMessage => ({ role: 'assistant', content });
const agent = (content: string): HistoryMessage => ({ role: 'agent', content });

describe('An FAQ drafted from a conversation', () => {
  const draft = draftFaq([
    customer('Hello, I would like to change the address on my invoices.'),
    assistant("I don't know the answer to that, and I would rather not guess. Shall I bring in a person?"),
    customer('Yes, I am Anna Keller, anna.keller@posteo.example, customer number 448120'),
    agent('Hi Anna, this is Helen from billing. Thank you for waiting.'),
    agent(
      'You can change the billing address under Settings > Billing. I have corrected invoice INV-77310 for you, Anna.',
    ),
    agent('The new address is on every invoice from the next one on.'),
    customer('Great, thank you Helen!'),
  ]);

  it('asks what the customer wanted to know', () => {
    expect(draft.question).toBe('How can I change the address on my invoices?');
  });

  it('answers with what helped, in general rather than for this customer', () => {
    expect(draft.answer).toContain('You can change the billing address under Settings > Billing.');
    expect(draft.answer).toContain('The new address is on every invoice from the next one on.');
  });

  it('has a category and keywords of its subject', () => {
    expect(draft.category).toBe('billing');
    expect(draft.keywords.length).toBeGreaterThanOrEqual(3);
    expect(draft.keywords).toContain('address');
    expect(draft.keywords).not.toContain('anna');
  });

  it('names nobody and repeats none of their addresses and numbers', () => {
    expect(JSON.stringify(draft)).not.toMatch(/anna|keller|helen|posteo|448120|77310/i);
  });

  it.each([
    ['Can I share a notebook?', 'Can I share a notebook?'],
    ['how do i export everything', 'How do i export everything?'],
    ["Hi, I'm trying to merge two accounts.", 'How can I merge two accounts?'],
    ['My sync stopped three days ago.', 'What can I do if my sync stopped three days ago?'],
  ])('makes a question of %j', (said, question) => {
    expect(draftFaq([customer(said), agent('You can do that under Settings.')]).question).toBe(question);
  });

  it('keeps the code of an error, which others will look for', () => {
    const { question } = draftFaq([customer('Why do I get error code SYNC-40912 at every start?')]);
    expect(question).toContain('SYNC-40912');
  });

  it('takes the assistant’s answer when no agent was there, and is empty where nothing was said', () => {
    expect(
      draftFaq([customer('Is there a dark theme?'), assistant('Yes. Choose it under Settings > Appearance.')])
        .answer,
    ).toContain('Choose it under Settings > Appearance.');
    expect(draftFaq([])).toEqual({ category: 'general', question: '', answer: '', keywords: [] });
  });

  it('has a question and an answer for every labelled conversation, and nobody’s address', () => {
    const sets = JSON.parse(
      readFileSync(join(__dirname, '../../../../../test/ai-sets/summary.json'), 'utf8'),
    ) as { messages: Transcript }[];
    for (const { messages } of sets) {
      const { question, answer } = draftFaq(messages);
      expect(question).toMatch(/^.{10,}\?$/);
      expect(answer.length).toBeGreaterThan(20);
      expect(question + answer).not.toMatch(/@|\d{6,}/);
    }
  });
});
