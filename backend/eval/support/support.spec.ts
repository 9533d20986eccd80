import { parseCsv } from './csv';
import { auroc } from './figures';
import { makeFaqs } from './intent-faqs';

describe('parseCsv', () => {
  it('reads quotes, commas and line ends inside a field', () => {
    expect(parseCsv('text,category\r\n"a ""b"", c\nd",one\ne,\n')).toEqual([
      { text: 'a "b", c\nd', category: 'one' },
      { text: 'e', category: '' },
    ]);
  });

  it('says where a text is no CSV', () => {
    expect(() => parseCsv('a,b\n1,"2"3')).toThrow('from its character 6 on');
  });
});

describe('auroc', () => {
  it.each([
    ['every positive above every negative', [0.8, 0.9], [0.1, 0.2], 1],
    ['the other way round', [0.1], [0.9], 0],
    ['all alike', [0.5, 0.5], [0.5], 0.5],
    ['one of four pairs wrong', [0.9, 0.4], [0.5, 0.1], 0.75],
  ])('with %s', (_, positives, negatives, expected) => {
    expect(auroc(positives, negatives)).toBe(expected);
  });
});

describe('makeFaqs', () => {
  const questions = Array.from({ length: 12 }, (_, number) => ({
    text: `question ${number}`,
    intent: number % 2 ? 'card_lost' : 'refund',
  }));

  it('keeps the phrasings of the FAQs apart from the questions, the same way for the same seed', () => {
    const { faqs, rest } = makeFaqs(questions, 4, 1);
    expect(faqs.map(({ question }) => question)).toEqual(['card lost', 'refund']);
    const texts = [...faqs.flatMap(({ variants }) => variants), ...rest.map(({ text }) => text)];
    expect(texts.sort()).toEqual(questions.map(({ text }) => text).sort());
    expect(rest).toHaveLength(4);
    expect(makeFaqs(questions, 4, 1)).toEqual({ faqs, rest });
    expect(makeFaqs(questions, 4, 2)).not.toEqual({ faqs, rest });
  });
});
