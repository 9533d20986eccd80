import { CATEGORY_LEXICON } from './category-lexicon';
import { stemsOf } from './phrase-lexicon';
import { moodOf } from './sentence-mood';
import type { TextFeatures } from './text-classifier';
import { foldLetters } from './text-normalisation';

/** How a message is put says as much as its words: "can it ...?" asks about the product, "it won't ..." reports a fault. */
const FORMS: readonly (readonly [string, RegExp])[] = [
  [
    'asks whether it can',
    /\b(?:can|could|may) (?:i|we|one|it|you|people|users|guests|clients|customers|(?:\w+ )?(?:people|users|persons))\b|\bis it possible\b|\bis there (?:a|an|any|some)\b|\bare there\b|\bdoes (?:it|the|your)\b|\bdo you (?:support|have|offer|plan)\b|\bany (?:way|plans|chance)\b/,
  ],
  [
    'asks how',
    /\bhow (?:do|can|would|should|could) (?:i|we|you|one)\b|\bhow to\b|\b(?:show|tell|explain|teach) (?:me|us) how\b|\bwhere (?:do|can) (?:i|we)\b/,
  ],
  ['asks for a fact', /\bwhat(?:'s| is| are| does| do)\b|\bwhich\b|\bhow (?:long|many|large|big|often)\b/],
  [
    'reports a fault',
    /\b(?:doesn't|don't|won't|didn't|isn't|aren't|wasn't|hasn't|haven't|wouldn't|couldn't|does not|do not|will not|did not|is not|are not|never|no longer|stopped|stops|keeps?|keep on|fails?|unable|refuses?)\b(?: \w+){0,2} \w+/,
  ],
  [
    'cannot',
    /\b(?:i|we|she|he|they|users|customers|colleagues?) (?:can't|cannot|can not|could not|couldn't|am unable|are unable)\b/,
  ],
  [
    'when it happens',
    /\b(?:when|whenever|after|since|every time|each time|as soon as|while|halfway|suddenly)\b/,
  ],
  ['about you', /\b(?:are|do|did|have|will) you\b|\byour?\b|\bwho\b/],
  ['about me', /\b(?:i|my|me|mine)\b/],
  ['about others', /\b(?:he|she|his|her|him|someone|somebody)\b/],
  ['figure of money', /[$€£] ?\d|\d ?(?:[$€£]|%|usd|eur|gbp|dollars?|euros?|pounds?|bucks)\b/],
  ['error code', /\b[45]\d\d\b|\b0x\w+|\b(?:code|error) \w*\d/],
  ['question mark', /\?/],
];
const LEXICON_WEIGHT = 0.9;
const FORM_WEIGHT = 0.5;
const MOOD_WEIGHT = 0.3;

/** What the category is read from: words, the topics they belong to, mood and form. */
export function categoryFeatures(text: string): TextFeatures {
  const stems = stemsOf(text);
  const folded = foldLetters(text);
  const mood = moodOf(folded);
  const features = new Map<string, number>([[mood, MOOD_WEIGHT]]);
  const share = 1 / Math.sqrt(Math.max(stems.length, 3));
  for (const stem of stems) features.set(`word ${stem}`, share);
  for (const [topic, count] of CATEGORY_LEXICON.count(stems)) {
    features.set(`topic ${topic}`, LEXICON_WEIGHT * Math.sqrt(count));
    features.set(`${mood} ${topic}`, MOOD_WEIGHT);
  }
  for (const [form, pattern] of FORMS) if (pattern.test(folded)) features.set(`form ${form}`, FORM_WEIGHT);
  return features;
}
