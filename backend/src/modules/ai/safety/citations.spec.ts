import type { RankedFaq } from '../providers/ai-provider';
import { readCitations } from './citations';

const faq = (id: string, question: string): RankedFaq => ({
  faq: { id, question, answer: 'So.', category: 'general' },
  score: 0.5,
});
const KNOWLEDGE = [faq('a'.repeat(24), 'First?'), faq('b'.repeat(24), 'Second?')];
const read = (text: string) => {
  const { cited, ...rest } = readCitations(text, KNOWLEDGE);
  return { ...rest, cited: cited.map(({ question }) => question) };
};

describe('readCitations', () => {
  it.each([
    ['Like this [1].', 'Like this.', ['First?']],
    ['Like this [2][1].', 'Like this.', ['Second?', 'First?']],
    ['Like this [1, 2].', 'Like this.', ['First?', 'Second?']],
    ['Like this [FAQ 2].', 'Like this.', ['Second?']],
    ['Like this 【1】.', 'Like this.', ['First?']],
    ['Like this (FAQ 1).', 'Like this.', ['First?']],
    ['Like this [1], and so [1].', 'Like this, and so.', ['First?']],
    [`Like this [faq: ${'b'.repeat(24)}].`, 'Like this.', ['Second?']],
  ])('turns the marks of %j into citations', (text, plain, cited) => {
    expect(read(text)).toEqual({ text: plain, cited, saysUnknown: false });
  });

  it.each(['So it is [99].', 'So it is [0].', 'So it is [FAQ 7].', `So it is [faq ${'c'.repeat(24)}].`])(
    'takes out what %j invents',
    (text) => expect(read(text)).toEqual({ text: 'So it is.', cited: [], saysUnknown: false }),
  );

  it.each(['Use list[0] here.', 'Press [Save].', 'It costs (10) coins.'])('leaves %j alone', (text) =>
    expect(read(text).text).toBe(text),
  );

  it('hears that the model does not know', () => {
    expect(read('[unknown] I do not know that.')).toEqual({
      text: 'I do not know that.',
      cited: [],
      saysUnknown: true,
    });
  });
});
