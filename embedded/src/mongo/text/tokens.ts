import { stem } from 'porter2';
import { stopWords } from './stop-words';

/** The languages there are: English, and words as they stand. */
export type Language = 'english' | 'none';

/** Reads a language's name or code as MongoDB does; undefined for one this server does not know. */
export function languageNamed(name: string): Language | undefined {
  const lower = name.toLowerCase();
  return lower === 'english' || lower === 'en' ? 'english' : lower === 'none' ? 'none' : undefined;
}

// What parts words in text index version 3. The three characters are Unicode's hyphens that are no dashes.
const delimiters = String.raw`\p{White_Space}\p{Dash}\u00ad\u30fb\uff65\p{Quotation_Mark}\p{Terminal_Punctuation}\p{Sentence_Terminal}\p{Pattern_Syntax}`;
const words: Readonly<Record<Language, RegExp>> = {
  // English keeps the apostrophe, the plain one only.
  english: new RegExp(`(?:'|[^${delimiters}])+`, 'gu'),
  none: new RegExp(`[^${delimiters}]+`, 'gu'),
};

const withoutDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .normalize('NFC');

/** Lower case and without diacritics, as phrases are compared. */
export const fold = (text: string): string => withoutDiacritics(text.toLowerCase());

/** The terms of a text, in order and with repetitions; stop words are left out unless `keepStopWords`. */
export function tokenize(text: string, language: Language, keepStopWords = false): string[] {
  const lower = text.toLowerCase().match(words[language]) ?? [];
  if (language === 'none') return lower.map(withoutDiacritics);
  // Stop words and stems are those of the word as written, diacritics included.
  const kept = keepStopWords ? lower : lower.filter((item) => !stopWords.has(item));
  return kept.map((item) => withoutDiacritics(stem(item)));
}
