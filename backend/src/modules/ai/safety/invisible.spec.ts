import fc from 'fast-check';
import { countInvisible, stripInvisible } from './invisible';

describe('stripInvisible', () => {
  it.each([
    ['zero-width marks', 'pass\u200bword\ufeff', 'password'],
    ['bidirectional marks', 'abc\u202edef\u2066', 'abcdef'],
    ['control characters', 'a\u0000b\u001bc\u0085', 'abc'],
    ['tag characters', 'hello\u{e0049}\u{e0067}', 'hello'],
    ['a joiner between letters', 'a\u200db', 'ab'],
    ['a joiner after an emoji', '🎉\u200d', '🎉'],
  ])('takes out %s', (_what, text, seen) => {
    expect(stripInvisible(text)).toBe(seen);
    expect(countInvisible(text)).toBeGreaterThan(0);
  });

  it.each(['one\ntwo\r\n\tthree', 'the 👨‍👩‍👧 plan', '❤️ 👍🏽 👩🏽‍💻', '1️⃣', 'naïve Ελλάδα 日本'])(
    'leaves %j as it is',
    (text) => {
      expect(stripInvisible(text)).toBe(text);
      expect(countInvisible(text)).toBe(0);
    },
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(stripInvisible(stripInvisible(text))).toBe(stripInvisible(text));
      }),
    );
  });
});
