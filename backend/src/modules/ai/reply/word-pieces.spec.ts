import fc from 'fast-check';
import { wordPieces } from './word-pieces';

describe('wordPieces', () => {
  it('gives three words at a time', () => {
    expect(wordPieces(' One two three four\n\nfive. ')).toEqual([' One two three', ' four\n\nfive. ']);
  });

  it('loses no character of what can be seen', () => {
    fc.assert(fc.property(fc.string(), (text) => text.trim() === '' || wordPieces(text).join('') === text));
  });
});
