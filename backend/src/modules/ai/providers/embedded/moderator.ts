import type { ModerationCategory, ModerationLevel } from '@switchboard/contracts';
import type { ModerationVerdict } from '../ai-provider';
import { MODERATION_RULES } from '../moderation-rules';
import { speaksOfDespair } from './despair';
import { undisguise } from './disguise';
import { recogniseHarm } from './harm-classifier';
import { HARM_RULES } from './harm-rules';
import { isEnglish } from './language-guess';
import { proseOf, withoutNames } from './prose';
import { findFramedAbuse, findSwearWords } from './swearing';
import { normaliseText } from './text-normalisation';

/**
 * Judges a message by word lists and rules. Sees open profanity, insults, threats, slurs, sexual advances, requests
 * for crime and talk of self-harm, also in leet, spaced-out or full-width letters; not what is cruel between the
 * lines. Names, codes, quoted titles and what somebody was called are left out; a word with an innocent sense counts
 * in an abusive frame only. What no rule names may still be recognised by its company of words. Mild words ("damn",
 * "crap") in a complaint are let through.
 */
export function moderateText(text: string, level: ModerationLevel = 'standard'): ModerationVerdict {
  const rules = MODERATION_RULES[level];
  const found = new Set<ModerationCategory>();
  const prose = proseOf(normaliseText(text));
  const english = isEnglish(prose);
  const readings = undisguise(prose);
  for (const reading of readings) {
    for (const { category, pattern } of HARM_RULES) if (pattern.test(reading)) found.add(category);
    if (speaksOfDespair(reading)) found.add('self-harm');
    if (english) for (const category of findFramedAbuse(reading)) found.add(category);
  }
  const nameless = undisguise(withoutNames(prose));
  for (const reading of nameless) {
    for (const category of findSwearWords(reading, english)) found.add(category);
  }
  if (found.size === 0 && english) {
    const harm = nameless.map((reading) => recogniseHarm(reading, rules.harmlessBelow)).find(Boolean);
    if (harm) found.add(harm);
  }
  // Somebody who swears in despair still needs a person, not a wall.
  const isProfanityLet = !rules.blocksProfanity || found.has('self-harm');
  const blocking = Array.from(found).filter(
    (category) => category !== 'self-harm' && !(category === 'profanity' && isProfanityLet),
  );
  return { flagged: found.size > 0, blocked: blocking.length > 0, categories: Array.from(found) };
}
