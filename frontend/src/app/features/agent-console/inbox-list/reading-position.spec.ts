import { arrivedAbove, shiftOf } from './reading-position';

const letters = (word: string) => word.split('');
const shift = (before: string, after: string, first: number) =>
  shiftOf(letters(before), letters(after), first, 3);

describe('the reading position', () => {
  it('moves by what came in above', () => {
    expect(shift('abcdefg', 'xyabcdefg', 2)).toBe(2);
    expect(shift('abcdefg', 'bcdefg', 2)).toBe(-1);
  });

  it('does not follow a row that goes elsewhere on its own', () => {
    expect(shift('abcdefg', 'cabdefg', 2)).toBe(0);
    expect(shift('abcdefg', 'eabcdfg', 2)).toBe(1);
  });

  it('stays when something changes below', () => {
    expect(shift('abcdefg', 'abcdefxg', 2)).toBe(0);
  });

  it('stays when nothing that was in sight is left', () => {
    expect(shift('abcdefg', 'xyz', 2)).toBe(0);
  });

  it('knows how many are new above it', () => {
    expect(arrivedAbove(letters('abcdefg'), letters('xyabcdefg'), 2, 2)).toBe(2);
    expect(arrivedAbove(letters('abcdefg'), letters('eabcdfg'), 2, 1)).toBe(1);
  });
});
