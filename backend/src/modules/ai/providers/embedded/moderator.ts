import type { ModerationCategory } from '@switchboard/contracts';
import {
  collapseDuplicatesTransformer,
  englishDataset,
  englishRecommendedWhitelistMatcherTransformers,
  RegExpMatcher,
} from 'obscenity';
import type { ModerationVerdict } from '../ai-provider';
import { undisguise } from './disguise';
import { recogniseHarm } from './harm-classifier';
import { HARM_RULES } from './harm-rules';
import { BROAD_HARM_RULES } from './harm-rules-broad';
import { normaliseText } from './text-normalisation';

/** Words of the data set that people use for their body, their health or their work; the rules judge the sense. */
const HARMLESS_ALONE = new Set([
  'anal',
  'anus',
  'boob',
  'ejaculate',
  'incest',
  'negro',
  'orgasm',
  'penis',
  'piss',
  'rape',
  'retard',
  'scat',
  'semen',
  'sex',
  'spastic',
  'vagina',
  'bollocks',
  'abo',
  'turd',
  'hooker',
  'cum',
  'felch',
]);
const SLURS = new Set([
  'africoon',
  'arabush',
  'chingchong',
  'chink',
  'dyke',
  'fag',
  'kike',
  'nigger',
  'tranny',
]);
const SEXUAL = new Set([
  'bestiality',
  'blowjob',
  'deepthroat',
  'dildo',
  'buttplug',
  'doggystyle',
  'fellatio',
  'finger bang',
  'fisting',
  'gangbang',
  'handjob',
  'hentai',
  'jizz',
  'lubejob',
  'masturbate',
  'orgy',
  'porn',
  'double penetration',
]);
/** "Dick Johnson", "Mr Cock": first and family names. */
const NAMES =
  /\b(?:Mr\.? |Mrs\.? |Ms\.? |name is |called |named )?(?:Dick|Cock|Fanny|Randy) (?=[A-Z])|\b(?:name is|Mrs?\.?|Moby|by) (?:Dick|Cock|Fanny)\b/g;

const RULES = [...HARM_RULES, ...BROAD_HARM_RULES];

const words = englishDataset.build();
const matcher = new RegExpMatcher({
  ...words,
  whitelistedTerms: [
    ...(words.whitelistedTerms ?? []),
    'shiitake',
    'cockpit',
    'cocktail',
    'peacock',
    'hancock',
    'dickinson',
    'dickens',
  ],
  // Lower case and look-alikes are undone beforehand: the library's own reading of digits takes order numbers for words.
  blacklistMatcherTransformers: [
    collapseDuplicatesTransformer({
      defaultThreshold: 1,
      customThresholds: new Map(['b', 'e', 'o', 'l', 's', 'g'].map((letter) => [letter, 2])),
    }),
  ],
  whitelistMatcherTransformers: englishRecommendedWhitelistMatcherTransformers,
});

/**
 * Judges a message by word lists and rules. Sees open profanity, insults, threats, slurs, sexual advances, requests
 * for crime and talk of self-harm, also in leet, spaced-out or full-width letters; not what is cruel between the
 * lines. What no rule names may still be recognised by its company of words. Mild words ("damn", "crap") in a complaint are let through.
 */
export function moderateText(text: string): ModerationVerdict {
  const found = new Set<ModerationCategory>();
  const readings = undisguise(normaliseText(text).replace(NAMES, ' '));
  for (const reading of readings) {
    for (const { category, pattern } of RULES) if (pattern.test(reading)) found.add(category);
    for (const match of matcher.getAllMatches(reading)) {
      const word = englishDataset.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord ?? '';
      if (!HARMLESS_ALONE.has(word)) found.add(categoryOf(word));
    }
  }
  if (found.size === 0) {
    const harm = readings.map(recogniseHarm).find(Boolean);
    if (harm) found.add(harm);
  }
  // Somebody who swears in despair still needs a person, not a wall.
  const blocking = Array.from(found).filter(
    (category) => category !== 'self-harm' && !(category === 'profanity' && found.has('self-harm')),
  );
  return { flagged: found.size > 0, blocked: blocking.length > 0, categories: Array.from(found) };
}

function categoryOf(word: string): ModerationCategory {
  if (SLURS.has(word)) return 'hate';
  return SEXUAL.has(word) ? 'sexual' : 'profanity';
}
