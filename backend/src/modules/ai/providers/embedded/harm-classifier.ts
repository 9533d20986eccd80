import type { ModerationCategory } from '@switchboard/contracts';
import { CATEGORY_EXAMPLES } from './category-examples';
import { HARM_EXAMPLES } from './harm-examples';
import { HARM_LEXICON } from './harm-lexicon';
import { BODY, KIN } from './harm-words';
import { stemsOf } from './phrase-lexicon';
import { moodOf } from './sentence-mood';
import { SENTIMENT_EXAMPLES } from './sentiment-examples';
import { lazily } from './lazily';
import { TextClassifier, type TextFeatures } from './text-classifier';

const TOPIC_WEIGHT = 0.9;
const MOOD_WEIGHT = 0.3;
const learned = lazily(
  () =>
    new TextClassifier(
      ['profanity', 'harassment', 'violence', 'hate', 'sexual', 'illicit', 'self-harm', 'harmless'] as const,
      [
        ...HARM_EXAMPLES,
        // Ordinary messages, the furious ones too.
        ...[...CATEGORY_EXAMPLES, ...SENTIMENT_EXAMPLES].map(({ text }) => ({
          label: 'harmless' as const,
          text,
        })),
      ].map(({ label, text }) => ({ label, features: harmFeatures(text.toLowerCase()) })),
    ),
);

/** Words of two of these make a company that may do harm; one alone is a clown fish, or a joke of a company. */
const HARMING_TOPICS =
  'violence,weapons,your body,insult,demeaning,cursing,groups,contempt,sexual,crime,intent'.split(',');

const SOMEBODY = new RegExp(
  `\\b(?:you|u|ya|yourself|him|her|he|she|someone|somebody|everyone|everybody|people|whoever|them all|your (?:${BODY}|${KIN}|office|building|house|home|place|company|agents?|staff|team|boss|people))\\b`,
);

/**
 * The harm that the words of a text add up to although no rule names it; undefined for nearly every text.
 * @param harmlessBelow share of harmlessness below which it counts
 */
export function recogniseHarm(reading: string, harmlessBelow: number): ModerationCategory | undefined {
  const features = harmFeatures(reading);
  if (HARMING_TOPICS.filter((topic) => features.has(`topic ${topic}`)).length < 2) return undefined;
  const { harmless, ...harms } = learned().judge(features);
  if (harmless >= harmlessBelow) return undefined;
  const [worst] = Object.entries(harms).sort(([, one], [, other]) => other - one);
  // Despair has words of its own; see `speaksOfDespair`.
  if (worst?.[0] === 'self-harm') return undefined;
  // A threat is made to somebody: a printer may be burned, and a foot hurt.
  if (worst?.[0] === 'violence' && !SOMEBODY.test(reading)) return undefined;
  return worst?.[0] as ModerationCategory | undefined;
}

function harmFeatures(reading: string): TextFeatures {
  const stems = stemsOf(reading);
  const features = new Map<string, number>([[moodOf(reading), MOOD_WEIGHT]]);
  const share = 1 / Math.sqrt(Math.max(stems.length, 3));
  for (const stem of stems) features.set(`word ${stem}`, share);
  const counts = Array.from(HARM_LEXICON.count(stems));
  for (const [topic, count] of counts) features.set(`topic ${topic}`, TOPIC_WEIGHT * Math.sqrt(count));
  // Two topics together say more than each: violence and "your neck", an insult and "you are".
  for (const [one] of counts)
    for (const [other] of counts) if (one < other) features.set(`${one} + ${other}`, TOPIC_WEIGHT / 2);
  return features;
}
