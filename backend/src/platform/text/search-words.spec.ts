import { isFoundBy, searchWords, wordsOf } from './search-words';

const words = (search: string) => searchWords(search).map(({ word }) => word);
const finds = (sought: string, text: string) =>
  wordsOf(text).some((word) => searchWords(sought).every((one) => isFoundBy(word, one)));

describe('the words of a search', () => {
  it('are each looked for once, whatever form they come in, without those that every text has', () => {
    expect(words('The REFUNDS for the refund, and order #4711')).toEqual(['refund', 'order', '4711']);
    expect(words('e-mail "lost" -today')).toEqual(['e', 'mail', 'lost', 'today']);
  });

  it('are what there is when every text has them, or when there are none', () => {
    expect(words('to be')).toEqual(['to', 'be']);
    expect(words('?! …')).toEqual([]);
  });

  it('are at most eight', () => {
    expect(words('one two three four five six seven eight nine ten').length).toBe(8);
  });

  it.each([
    ['refund', 'refunding'],
    ['invoices', 'Invoice'],
    ['cafe', 'Café'],
    ['love', 'Lovelace'],
  ])('"%s" finds "%s"', (sought, text) => expect(finds(sought, text)).toBe(true));

  it.each([
    ['art', 'party'],
    ['refund', 'fund'],
  ])('"%s" does not find "%s"', (sought, text) => expect(finds(sought, text)).toBe(false));
});
