import { foldLetters } from './text-normalisation';
import { isInformative } from './vague-words';

/** The three views of a text that the ranker compares; each is a bag with one count per feature. */
export const FEATURE_GROUPS = ['words', 'bigrams', 'characters'] as const;
export type FeatureGroup = (typeof FEATURE_GROUPS)[number];
export type FeatureBags = Record<FeatureGroup, Map<string, number>>;

/** "What is ..." and "can I ..." are alike in every question: by themselves they make nothing near. */
const FUNCTION_WORD_SHARE = 0.4;

/** Spellings and synonyms that a help desk meets all the time and that share too few letters to be found alike. */
const ONE_SPELLING: readonly [RegExp, string][] = [
  [/\be-mails?\b/g, 'email'],
  [/\b(?:log|sign)(?:ged|ging|ing|ned|s)?[ -]?(?:in|on|into)\b/g, 'login'],
  [/\b2[ -]?fa\b|\b(?:two|2)[ -](?:factor|step)\b/g, 'twofactor'],
  [/\b(?:team[ -]?mates?|work[ -]?mates?|co-?workers?)\b/g, 'colleague'],
  [/\blaptops?\b/g, 'computer'],
  [/\b(?:double|twice|two times)[ -]?(?:charged|billed|debited)\b/g, 'charged twice'],
  [/\b(?:billed|debited)\b/g, 'charged'],
  [/\b(?:two|2) times\b/g, 'twice'],
  [/\b(?:i'm|i'd|i've|i'll)\b/g, 'i'],
  [/\bcan(?:no|')t\b|\bcan not\b/g, 'can not'],
  [/n't\b/g, ' not'],
  [/'s\b/g, ''],
];

/** Words of a question with common spellings made one, not stemmed. */
export function comparableWords(text: string): string[] {
  let folded = foldLetters(text);
  for (const [pattern, spelling] of ONE_SPELLING) folded = folded.replace(pattern, spelling);
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Cuts English endings so that "invoices" and "invoice", "cancelled" and "cancel" meet. Deliberately coarse. */
export function stemWord(word: string): string {
  if (word.length < 4) return word;
  let stem = word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  const cut = stem.replace(/(?:ations?|ated?|ating|ments?|ings?|ed|ers?|ly|ions?)$/, '');
  if (cut.length >= 3 && /[aeiouy]/.test(cut)) stem = cut;
  stem = stem.replace(/([bdfgklmnprtvz])\1$/, '$1');
  return stem.length > 3 ? stem.replace(/e$/, '').replace(/y$/, 'i') : stem;
}

/** Counts the stemmed words, pairs of neighbours, and the runs of three to five letters inside each word. */
export function extractFeatures(text: string): FeatureBags {
  return featuresOf(comparableWords(text));
}

/** The same for words that `comparableWords` gave. */
export function featuresOf(words: readonly string[]): FeatureBags {
  const bags: FeatureBags = { words: new Map(), bigrams: new Map(), characters: new Map() };
  const stems = words.map(stemWord);
  const shares = words.map((word) => (isInformative(word) ? 1 : FUNCTION_WORD_SHARE));
  stems.forEach((stem, index) => {
    add(bags.words, stem, shares[index]);
    const next = stems[index + 1];
    if (next !== undefined) add(bags.bigrams, `${stem} ${next}`);
  });
  words.forEach((word, index) => {
    const padded = `_${word}_`;
    for (let size = 3; size <= 5; size += 1) {
      for (let start = 0; start + size <= padded.length; start += 1)
        add(bags.characters, padded.slice(start, start + size), shares[index]);
    }
  });
  return bags;
}

function add(bag: Map<string, number>, feature: string, share = 1): void {
  bag.set(feature, (bag.get(feature) ?? 0) + share);
}
