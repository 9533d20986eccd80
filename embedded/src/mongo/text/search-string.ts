import { fold, tokenize, type Language } from './tokens';

/** What a search string asks for. */
export interface TextQuery {
  readonly terms: ReadonlySet<string>;
  readonly excludedTerms: ReadonlySet<string>;
  readonly phrases: readonly string[];
  readonly excludedPhrases: readonly string[];
}

/** A hyphen, a quotation mark or the text between these; white space is only noted. A tab is text, as in MongoDB. */
const part = /([ \n\v\f\r]*)([-"]|[^-" \n\v\f\r]+)/g;

/** Splits a search into words, "phrases" and -exclusions. */
export function parseSearch(search: string, language: Language): TextQuery {
  const wanted: string[] = [];
  const excluded: string[] = [];
  const phrases: string[] = [];
  const excludedPhrases: string[] = [];
  let phraseStart: number | undefined;
  let isExcluding = false;
  for (const { index, 0: whole, 1: space, 2: text } of search.matchAll(part)) {
    const isAfterSpace = index === 0 || space !== '';
    const end = index + whole.length;
    if (text === '-') {
      // Only a hyphen that begins a word or a phrase excludes it.
      if (phraseStart === undefined && isAfterSpace) isExcluding = true;
    } else if (text === '"' && phraseStart !== undefined) {
      (isExcluding ? excludedPhrases : phrases).push(fold(search.slice(phraseStart, end - 1)));
      phraseStart = undefined;
    } else {
      // An exclusion goes on to the next space: "-foo-bar" excludes both.
      const isInExcludedPhrase = phraseStart !== undefined && isExcluding;
      if (isAfterSpace && !isInExcludedPhrase) isExcluding = false;
      if (text === '"') phraseStart = end;
      // The words of an excluded phrase are not excluded one by one.
      else if (!isInExcludedPhrase) (isExcluding ? excluded : wanted).push(text!);
    }
  }
  return {
    terms: new Set(tokenize(wanted.join(' '), language)),
    excludedTerms: new Set(tokenize(excluded.join(' '), language)),
    phrases,
    excludedPhrases,
  };
}
