import { excerpt } from './excerpt';
import { searchWords } from './search-words';

/** The piece with what is marked in brackets. */
function marked(text: string, search: string): string {
  const { text: piece, ranges } = excerpt(text, searchWords(search));
  return ranges
    .slice()
    .reverse()
    .reduce(
      (shown, [from, to]) => `${shown.slice(0, from)}[${shown.slice(from, to)}]${shown.slice(to)}`,
      piece,
    );
}

describe('an excerpt', () => {
  it('marks each form of the words, and longer words that begin so', () => {
    expect(marked('Two refunds, one Refundable; no fund.', 'refund')).toBe(
      'Two [refunds], one [Refundable]; no fund.',
    );
  });

  it('counts the words that the text has, not how often', () => {
    expect(excerpt('order order order', searchWords('order refund')).found).toBe(1);
    expect(excerpt('my refund for an order', searchWords('order refund')).found).toBe(2);
    expect(excerpt('', searchWords('order'))).toEqual({ text: '', ranges: [], found: 0 });
  });

  it('of a long text is the piece around the first hit, cut between words', () => {
    const text = `${'before '.repeat(50)}the invoice is here ${'after '.repeat(50)}invoice`;
    const shown = marked(text, 'invoices');
    expect(shown).toMatch(/^…before .*the \[invoice\] is here after .*after…$/);
    expect(shown.length).toBeLessThan(170);
  });

  it('of a long text without a hit is its beginning', () => {
    expect(marked('word '.repeat(100), 'nothing')).toMatch(/^word .*word…$/);
  });

  it('parts no character where there are no words to cut between', () => {
    for (const lead of ['', 'x']) {
      const { text } = excerpt(`${lead}${'😀'.repeat(300)}`, searchWords('nothing'));
      expect(() => encodeURIComponent(text)).not.toThrow();
    }
    const { text, ranges } = excerpt(`${'😀'.repeat(100)} needle${'😀'.repeat(100)}`, searchWords('needle'));
    expect(() => encodeURIComponent(text)).not.toThrow();
    expect(ranges).toHaveLength(1);
  });

  it('shows a hit that is longer than the piece', () => {
    const giant = 'a'.repeat(400);
    expect(marked(`so ${giant} end`, giant)).toBe(`so [${giant}]…`);
  });
});
