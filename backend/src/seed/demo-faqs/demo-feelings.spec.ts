import { analyseSentiment } from '../../modules/ai/providers/embedded/sentiment';
import { DEMO_FAQS } from '.';

/** They complain while they ask, so that an apology is no mistake. */
const COMPLAINTS = new Set([
  'You took too much money from my account',
  'The screen is too bright for me',
  'I get too many emails',
]);

describe('What customers ask the demo help centre', () => {
  const feelingOf = (text: string) => analyseSentiment({ text, earlier: [], author: 'customer' });

  it.each(DEMO_FAQS.map(({ question }) => question))('asks "%s" without a feeling', (question) => {
    expect(feelingOf(question)).toBe('neutral');
  });

  it.each(DEMO_FAQS.map(({ key, variants }) => [key, variants] as const))(
    'and the other words for %s are not taken for impatience',
    (_, variants) => {
      const displeased = variants.filter((text) => ['negative', 'frustrated'].includes(feelingOf(text)));
      expect(displeased.filter((text) => !COMPLAINTS.has(text))).toEqual([]);
      expect(displeased.filter((text) => feelingOf(text) === 'frustrated')).toEqual([]);
    },
  );
});
