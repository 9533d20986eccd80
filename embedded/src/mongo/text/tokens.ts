import { stopWords } from './stop-words';

export type Stemmer = (word: string) => string;

// Letters, digits, underscores and marks make words; an apostrophe inside a word belongs to it ("don't").
const word = /[\p{L}\p{N}_\p{M}]+(?:['’][\p{L}\p{N}_\p{M}]+)*/gu;

/** Lower case and without diacritics, as text index version 3 compares. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The stems of a text's words, English stop words left out (`isEnglish`), in order and with repetitions. */
export function tokenize(text: string, stem: Stemmer, isEnglish: boolean): string[] {
  const words = (fold(text).match(word) ?? []).map((item) => item.replaceAll('’', "'"));
  if (!isEnglish) return words;
  return words.filter((item) => !stopWords.has(item)).map((item) => stem(item.replace(/'s$/u, '')));
}

/** Loads the stemmer, which is published as an ES module only. */
export async function loadStemmer(): Promise<Stemmer> {
  const { stemmer } = await import('stemmer');
  return stemmer;
}
