import { linkify } from './linkify';

const links = (text: string) => linkify(text).flatMap(({ href }) => href ?? []);

describe('linkify', () => {
  it('gives text without addresses back whole', () => {
    expect(linkify('1. Open\n2. Save')).toEqual([{ text: '1. Open\n2. Save', href: null }]);
  });

  it('finds http and https addresses and loses no character around them', () => {
    const text = 'See https://example.com/a?b=1#c, or http://example.org.';
    expect(links(text)).toEqual(['https://example.com/a?b=1#c', 'http://example.org']);
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it.each([
    ['(see https://example.com/x)', 'https://example.com/x'],
    ['https://example.com/a_(b)', 'https://example.com/a_(b)'],
    ['Really https://example.com/x?!', 'https://example.com/x'],
    ['"https://example.com/x"', 'https://example.com/x'],
  ])('keeps what stands around an address out of it: %s', (text, href) => {
    expect(links(text)).toEqual([href]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com',
    'https://',
    'xhttps://example.com',
    '<b>x</b>',
  ])('makes no link of %s', (text) => {
    expect(links(text)).toEqual([]);
  });
});
