import { stem } from 'porter2';
import { stopWords } from './stop-words';

/** As a text index of MongoDB parts English texts. The three characters are Unicode's hyphens that are no dashes. */
const WORDS =
  /(?:'|[^\p{White_Space}\p{Dash}\u00ad\u30fb\uff65\p{Quotation_Mark}\p{Terminal_Punctuation}\p{Sentence_Terminal}\p{Pattern_Syntax}])+/gu;

/** More words than this make no search narrower, and each is a search of its own. */
const WORDS_MAX = 8;

/** A word as it is looked for. */
export interface SearchWord {
  /** In lower case. */
  word: string;
  /** What its other forms have in common: a text index goes by it. */
  stem: string;
}

/** A word and its place in a text. */
export interface PlacedWord extends SearchWord {
  from: number;
  to: number;
}

/**
 * The words of a search that a text index knows: each once, at most eight, and none that every text has. When there
 * are only such, they are all there is to look for.
 */
export function searchWords(search: string): SearchWord[] {
  const all = [...new Map(wordsOf(search).map(({ word, stem }) => [stem, { word, stem }])).values()];
  const telling = all.filter(({ word }) => !stopWords.has(word));
  return (telling.length ? telling : all).slice(0, WORDS_MAX);
}

export function wordsOf(text: string): PlacedWord[] {
  return Array.from(text.matchAll(WORDS), ({ 0: written, index }) => {
    const word = written.toLowerCase();
    return { word, stem: withoutDiacritics(stem(word)), from: index, to: index + written.length };
  });
}

/** Does a search for the one find the other, as another form of it or as its beginning? */
export function isFoundBy(word: SearchWord, sought: SearchWord): boolean {
  return word.stem === sought.stem || withoutDiacritics(word.word).startsWith(withoutDiacritics(sought.word));
}

function withoutDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .normalize('NFC');
}
