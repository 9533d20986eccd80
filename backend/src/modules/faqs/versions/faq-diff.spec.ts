import type { FaqContent } from '@switchboard/contracts';
import { differencesOf } from './faq-diff';

const content = (changes: Partial<FaqContent> = {}): FaqContent => ({
  category: 'general',
  question: 'Where is it?',
  answer: 'It is in Utrecht.',
  keywords: ['office', 'address'],
  variants: [],
  relatedQuestions: ['a'],
  isActive: true,
  ...changes,
});

const told = (after: FaqContent, before = content()) =>
  Object.fromEntries(
    differencesOf(before, after, (id) => `Question ${id}`)
      .filter(({ isChanged }) => isChanged)
      .map(({ field, parts }) => [field, parts.map(({ kind, text }) => `${kind} ${text}`)]),
  );

describe('differences of two versions', () => {
  it('are words of texts, entries of lists, and whole values', () => {
    expect(
      told(
        content({
          answer: 'It is in Ghent.',
          keywords: ['office', 'map'],
          relatedQuestions: [],
          isActive: false,
        }),
      ),
    ).toEqual({
      answer: ['same It is in ', 'removed Utrecht', 'added Ghent', 'same .'],
      keywords: ['same office', 'removed address', 'added map'],
      relatedQuestions: ['removed Question a'],
      isActive: ['removed true', 'added false'],
    });
  });

  it('are none when nothing is different', () => {
    expect(told(content())).toEqual({});
    expect(differencesOf(content(), content(), String)).toHaveLength(7);
  });

  it('show each text as a whole when its parts are put together', () => {
    const [before, after] = [
      content({ answer: 'a b '.repeat(1_250) }),
      content({ answer: 'x\ny z'.repeat(1_000) }),
    ];
    const parts = differencesOf(before, after, String).find(({ field }) => field === 'answer')?.parts ?? [];
    const without = (kind: string) =>
      parts
        .filter((part) => part.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect([without('added'), without('removed')]).toEqual([before.answer, after.answer]);
  });
});
