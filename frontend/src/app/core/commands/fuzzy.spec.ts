import { fit } from './fuzzy';

describe('how well words fit a text', () => {
  const order = (query: string, texts: string[]) =>
    texts.filter((text) => fit(query, text) > 0).sort((a, b) => fit(query, b) - fit(query, a));

  it('finds words by their beginning, their inside, and their letters', () => {
    expect(order('res', ['Presence', 'Resolve', 'Write a reply'])).toEqual(['Resolve', 'Presence']);
    expect(fit('rslv', 'Resolve')).toBeGreaterThan(0);
    expect(fit('lvr', 'Resolve')).toBe(0);
  });

  it('wants every word, in any order', () => {
    expect(fit('inbox go', 'Go to Inbox')).toBeGreaterThan(0);
    expect(fit('go reports', 'Go to Inbox')).toBe(0);
  });

  it('puts the whole word before the beginning, and the shorter text before the longer', () => {
    expect(order('note', ['Notes of the week', 'Write a note'])).toEqual([
      'Write a note',
      'Notes of the week',
    ]);
    expect(order('note', ['Write a note about this', 'Write a note'])[0]).toBe('Write a note');
  });

  it('overlooks accents and case', () => {
    expect(fit('ZOE', 'Zoë Zimmer')).toBeGreaterThan(0);
  });
});
