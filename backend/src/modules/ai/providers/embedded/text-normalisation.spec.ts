import fc from 'fast-check';
import { normaliseText, piecesOf, splitWords } from './text-normalisation';

describe('normaliseText', () => {
  it('makes full-width letters plain and takes out what cannot be seen', () => {
    expect(normaliseText('ｈｅ\u200bｌ\u00adｌｏ\u202e ’x’')).toBe("hello 'x'");
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      }),
    );
  });
});

describe('splitWords', () => {
  it('keeps contractions and drops accents', () => {
    expect(splitWords("Don't resumé-me 42!")).toEqual(["don't", 'resume', 'me', '42']);
  });
});

describe('piecesOf', () => {
  it('loses no character', () => {
    fc.assert(fc.property(fc.string(), (text) => piecesOf(text).join('') === text));
  });
});
