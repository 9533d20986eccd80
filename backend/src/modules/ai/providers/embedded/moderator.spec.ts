import fc from 'fast-check';
import { moderateText } from './moderator';

describe('moderateText', () => {
  it('flags talk of self-harm without blocking it', () => {
    expect(moderateText('I want to kill myself')).toEqual({
      flagged: true,
      blocked: false,
      categories: ['self-harm'],
    });
  });

  it('does not block somebody who swears in despair', () => {
    const verdict = moderateText('I fucking want to die');
    expect(verdict.categories).toContain('self-harm');
    expect(verdict.blocked).toBe(false);
  });

  it('blocks a threat that comes together with talk of self-harm', () => {
    expect(moderateText('I will kill you and then I will kill myself').blocked).toBe(true);
  });

  it.each([
    'f u c k you',
    'f.u.c.k you',
    'ｆｕｃｋ you',
    'f\u200bu\u200bck you',
    'sh1t company',
    'fuuuuck',
    'fu\u0441k you',
    'F_U_C_K you',
    'you are a Dick',
    'sh*tbag company',
    'FUCK this company',
    'this is SHIT, pure SHIT',
    'b1tch',
    'what a bunch of cocks',
  ])('reads through the disguise of %j', (text) => {
    expect(moderateText(text).categories).toContain('profanity');
  });

  it.each([
    'Order 5H1T-2231 has not arrived',
    'My licence key is A55H0-L3KLM',
    'this damn thing lost my note',
    'How do I kill the sync process?',
    'My name is Dick Johnson',
    'can I shoot you an email about this',
    'how can I recognise a fake invoice',
    'I could kill whoever designed this menu',
    'our gun range needs a booking tool',
    'I want to die of embarrassment, I sent it to everyone',
    'Was ist mit meinem Konto los?',
    'Slut på lager, står det, men ni säljer den ändå',
    'The dog breeder wants to enter the bitch and her puppies',
    'Ms. Cox and Mr Dick share the seat',
    'everyone in the workspace would be better off without me as the owner',
    'a customer called me a stupid cow in a review',
    'I bought your headphones and they are garbage',
    'The frames came today. How do I hang them on brick?',
    'Did somebody hack my account?',
    'The payment could not be traced by your team',
    'All refugees should receive a SIM card',
    'Sorry I cut you off on the phone earlier',
    'Order SH1T-77QW-0042 and https://example.com/fuck.html are both gone',
  ])('lets %j through', (text) => {
    expect(moderateText(text)).toEqual({ flagged: false, blocked: false, categories: [] });
  });

  it.each([
    ['violence', "next time I see you I'll knock your teeth out"],
    ['violence', 'would be a pity if your house burned down with you in it'],
    ['harassment', 'you have the brain of a potato, you oaf'],
    ['hate', 'send those foreigners back where they belong'],
    ['sexual', 'what are you wearing under that, babe'],
    ['illicit', 'where would I get a forged driving licence'],
    ['self-harm', 'Everyone would be better off without me'],
    ['self-harm', "I don't see a reason to go on"],
    ['self-harm', 'I have bought the pills and there is no reason to go on living'],
  ])('recognises %s in %j', (category, text) => {
    expect(moderateText(text).categories).toContain(category);
  });

  it('judges any text, and never blocks what it has not flagged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 4_000 }), (text) => {
        const { flagged, blocked, categories } = moderateText(text);
        expect(flagged).toBe(categories.length > 0);
        expect(blocked && !flagged).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the levels', () => {
  it('let swearing through when lenient, marked for review, but no insult', () => {
    const swearing = 'This fucking app keeps crashing';
    expect(moderateText(swearing).blocked).toBe(true);
    expect(moderateText(swearing, 'lenient')).toEqual({
      flagged: true,
      blocked: false,
      categories: ['profanity'],
    });
    expect(moderateText('You are a worthless idiot', 'lenient').blocked).toBe(true);
  });

  it('never block talk of self-harm', () => {
    for (const level of ['lenient', 'standard', 'strict'] as const) {
      const verdict = moderateText('I want to kill myself', level);
      expect(verdict).toEqual({ flagged: true, blocked: false, categories: ['self-harm'] });
    }
  });
});
