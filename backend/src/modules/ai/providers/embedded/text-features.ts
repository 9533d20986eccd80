import { stemWord } from './stemming';
import { topicsOf } from './synonyms';
import { foldLetters } from './text-normalisation';
import { isInformative } from './vague-words';

/**
 * The views of a text that the ranker compares; each is a bag with one count per feature. The first three hold what
 * was written, `topics` and `pairs` what it may be about.
 */
export const FEATURE_GROUPS = ['words', 'bigrams', 'characters', 'topics', 'pairs'] as const;
export type FeatureGroup = (typeof FEATURE_GROUPS)[number];
export type FeatureBags = Record<FeatureGroup, Map<string, number>>;

/** "What is ..." and "can I ..." are alike in every question: by themselves they make nothing near. */
const FUNCTION_WORD_SHARE = 0.6;

/** Telling words further apart make no pair: they belong to different sentences. */
const PAIR_REACH = 8;

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

/** An empty bag of each kind. */
export function emptyBags(): FeatureBags {
  return { words: new Map(), bigrams: new Map(), characters: new Map(), topics: new Map(), pairs: new Map() };
}

/**
 * Counts the stemmed words, pairs of neighbours, the runs of three to five letters inside each word, the topics that
 * words stand for, and pairs of telling words in any order, each by its topic: "when will my card arrive" and
 * "delivery of the card" have one in common.
 */
export function extractFeatures(text: string): FeatureBags {
  return featuresOf(comparableWords(text));
}

/** The same for words that `comparableWords` gave. */
export function featuresOf(words: readonly string[]): FeatureBags {
  const bags = emptyBags();
  const telling: string[] = [];
  const stems = words.map(stemWord);
  words.forEach((word, index) => {
    const stem = stems[index] ?? word;
    const share = isInformative(word) ? 1 : FUNCTION_WORD_SHARE;
    add(bags.words, stem, share);
    const next = stems[index + 1];
    if (next !== undefined) add(bags.bigrams, `${stem} ${next}`);
    addCharacterRuns(bags.characters, word, share);
    const topics = topicsOf(stem);
    for (const topic of topics) add(bags.topics, topic, 1 / topics.length);
    if (topics[0] !== undefined || share === 1) telling.push(topics[0] ?? stem);
  });
  telling.forEach((one, index) => {
    for (const other of telling.slice(index + 1, index + 1 + PAIR_REACH))
      bags.pairs.set(one < other ? `${one} ${other}` : `${other} ${one}`, 1);
  });
  return bags;
}

function addCharacterRuns(bag: Map<string, number>, word: string, share: number): void {
  const padded = `_${word}_`;
  for (let size = 3; size <= 5; size += 1) {
    for (let start = 0; start + size <= padded.length; start += 1)
      add(bag, padded.slice(start, start + size), share);
  }
}

function add(bag: Map<string, number>, feature: string, share = 1): void {
  bag.set(feature, (bag.get(feature) ?? 0) + share);
}
