import fc from 'fast-check';
import { proseOf, withoutNames } from './prose';

describe('proseOf', () => {
  it.each([
    'see https://example.com/p/sh1t?x=1 for it',
    'write to fanny.cock@example.org',
    'it is in C:\\Users\\dick\\notes',
    'order A55-H0LE3 is late',
    'the column `ass_count` is empty',
    'the play "Sex, Lies and Videotape" is sold out',
    'a customer called me a stupid cow yesterday',
  ])('leaves out what is not said in words in %j', (text) => {
    expect(proseOf(text)).not.toMatch(/sh1t|cock|dick|A55|ass|Sex|cow/);
  });

  it('keeps a message that is a quotation as a whole', () => {
    expect(proseOf('"go away"')).toBe('"go away"');
  });
});

describe('withoutNames', () => {
  it.each(['My surname is Cox', 'Jürgen Cox wrote', 'Mr. Cox is here', 'Cox Smith called', 'the COX table'])(
    'takes the name out of %j',
    (prose) => {
      expect(withoutNames(prose)).not.toMatch(/cox/i);
    },
  );

  it.each(['you are a Cox', 'COX OFF', 'go Cox you', 'Cox off you all', 'my cox is gone'])(
    'keeps the word in %j',
    (prose) => {
      expect(withoutNames(prose)).toMatch(/cox/i);
    },
  );

  it('never makes a text longer than its gaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(withoutNames(text).replaceAll(' … ', '').length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
