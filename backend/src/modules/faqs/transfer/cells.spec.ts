import fc from 'fast-check';
import { itemsOf, listCell, withApostrophe, withoutApostrophe } from './cells';

/** What `csvFile` does to a formula. */
const asInFile = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '|', '\\', ' ', 'a', '\t', '＝') });

describe('cells', () => {
  it('say after an export and an import what they said before', () => {
    fc.assert(
      fc.property(text, (before) => {
        expect(withoutApostrophe(asInFile(withApostrophe(before)))).toBe(before);
      }),
    );
  });

  it('hold lists of any texts that an FAQ may have', () => {
    const items = fc.array(text.map((item) => item.trim()).filter((item) => item !== ''));
    fc.assert(
      fc.property(items, (before) => {
        expect(itemsOf(withoutApostrophe(asInFile(listCell(before))))).toEqual(before);
      }),
    );
  });
});
