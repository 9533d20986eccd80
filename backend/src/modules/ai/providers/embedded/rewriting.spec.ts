import { REWRITE_STYLES } from '@switchboard/contracts';
import fc from 'fast-check';
import { rewrite } from './rewriting';

describe('A draft, corrected', () => {
  it.each([
    ['i recieved your mesage , thanks', 'I received your message, thanks.'],
    ['the the invoice is is ready', 'The invoice is ready.'],
    ['it doesnt work untill tommorow!!!', "It doesn't work until tomorrow!"],
    ['Done.  i am sorry', 'Done. I am sorry.'],
    ['she had had enough, i think', 'She had had enough, I think.'],
    ['- first item\n- second item', '- first item\n- second item'],
  ])('%j becomes %j', (draft, right) => {
    expect(rewrite(draft, 'corrected')).toBe(right);
  });

  it('keeps a full stop between two words, which may be the name of a file', () => {
    expect(rewrite('open notes.pdf please', 'corrected')).toBe('Open notes.pdf please.');
  });
});

describe('A draft, more formal', () => {
  it('has no contractions, no slang and no exclamation marks', () => {
    expect(rewrite("Hey! It's been fixed, so don't worry. Thanks for waiting 😀", 'formal')).toBe(
      'Hello. It has been fixed, so do not worry. Thank you for waiting.',
    );
    expect(rewrite("We'll send it asap, I'm sure you're gonna like it", 'formal')).toBe(
      'We will send it as soon as possible, I am sure you are going to like it.',
    );
  });
});

describe('A draft, friendlier', () => {
  it('greets, contracts, says please, and offers more help', () => {
    expect(rewrite('Send us the invoice number. We will check it.', 'friendlier')).toBe(
      "Hi there! Please send us the invoice number. We'll check it. Let me know if you need anything else!",
    );
  });

  it('keeps the greeting and the closing that are there, and asks nothing after a question', () => {
    expect(rewrite('Dear Ada, it is ready. Kind regards', 'friendlier')).toBe(
      "Hi Ada, it's ready. Best wishes",
    );
    expect(rewrite('Hello! Which version do you use?', 'friendlier')).toBe(
      'Hello! Which version do you use?',
    );
  });

  it('keeps "it is" where it stands alone', () => {
    expect(rewrite('Hi! Yes, it is.', 'friendlier')).toContain('Yes, it is.');
  });
});

describe('A draft, shorter', () => {
  it('loses courtesies and roundabout words', () => {
    expect(
      rewrite(
        'Thank you for your message. I just wanted to let you know that the refund was sent due to the fact that the order was lost.',
        'shorter',
      ),
    ).toBe('The refund was sent because the order was lost.');
  });

  it('keeps what has numbers, links and questions in it, however long it is', () => {
    const draft = [
      'Our team cares about quality.',
      'The parcel left on 4 May.',
      'It is a nice parcel.',
      'Follow it at https://track.example/x1.',
      'Parcels travel far.',
      'Which address did you use?',
      'The number is 00815.',
    ].join(' ');
    const short = rewrite(draft, 'shorter');
    for (const kept of ['4 May', 'https://track.example/x1', 'Which address', '00815']) {
      expect(short).toContain(kept);
    }
    expect(short.length).toBeLessThan(draft.length);
  });

  it('leaves a draft of courtesies alone', () => {
    expect(rewrite('Thank you!', 'shorter')).toBe('Thank you!');
  });
});

describe('A draft in any style', () => {
  const precious = [
    'https://example.com/im/dont?i=1,2',
    'anna.keller@posteo.example',
    '`dont teh`',
    '"I dont recieve it"',
    'contact.deleted',
    '1,204.50',
    'INV-7731',
    'Zoë',
  ];

  it.each(REWRITE_STYLES)('keeps numbers, links, code, quotations and names: %s', (style) => {
    const draft = `i dont know teh reason, but ${precious.join(' and ')} are right`;
    for (const part of precious) expect(rewrite(draft, style)).toContain(part);
  });

  const words = fc.constantFrom(
    ...'i dont teh the the hi hey thanks ok! please. send it is not. we will, very really just Hello? 12 \n ! . , - done'.split(
      / /,
    ),
    ...precious,
    'I am',
    'you are',
    "it's been",
    'in order to',
    'Dear Ada,',
    'Kind regards',
    '\ue0000\ue001',
  );
  const texts = fc.oneof(
    fc.array(words, { minLength: 1, maxLength: 25 }).map((list) => list.join(' ')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
  );

  it.each(REWRITE_STYLES)('changes nothing the second time: %s', (style) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = rewrite(text, style);
        expect(rewrite(once, style)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  it.each(REWRITE_STYLES)('loses no digit: %s', (style) => {
    const digits = (text: string) => text.replace(/\D/g, '');
    fc.assert(
      fc.property(texts, (text) => expect(digits(rewrite(text, style))).toBe(digits(text))),
      {
        numRuns: 400,
      },
    );
  });

  it('is never longer than a message may be', () => {
    const draft = "It's ".repeat(799).trim();
    expect(rewrite(draft, 'formal')).toBe(draft);
  });
});
