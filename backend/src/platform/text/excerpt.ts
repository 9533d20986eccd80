import { isFoundBy, wordsOf, type PlacedWord, type SearchWord } from './search-words';

/** A piece of a text, and the places in it where words were found, as [from, to). */
export interface Excerpt {
  text: string;
  ranges: [number, number][];
  /** How many of the words that were looked for the whole text has. */
  found: number;
}

/** Characters of a piece, and how many of them come before the first hit. */
const LENGTH = 160;
const LEAD = 40;

/** Shows where a text has the words: all of a short one, of a longer one the piece around the first hit. */
export function excerpt(text: string, words: readonly SearchWord[]): Excerpt {
  const hits = wordsOf(text).filter((word) => words.some((sought) => isFoundBy(word, sought)));
  const found = words.filter((sought) => hits.some((word) => isFoundBy(word, sought))).length;
  const { from, to } = pieceOf(text, hits[0]);
  const lead = from > 0 ? '…' : '';
  return {
    text: lead + text.slice(from, to) + (to < text.length ? '…' : ''),
    ranges: hits
      .filter((hit) => hit.from >= from && hit.to <= to)
      .map((hit) => [hit.from - from + lead.length, hit.to - from + lead.length]),
    found,
  };
}

/** Begins and ends between words where there are any. */
function pieceOf(text: string, first: PlacedWord | undefined): { from: number; to: number } {
  if (text.length <= LENGTH) return { from: 0, to: text.length };
  const from = first && first.from > LEAD ? afterSpace(text, first.from - LEAD, first.from) : 0;
  const to = Math.max(from + LENGTH, first?.to ?? 0);
  return { from, to: to >= text.length ? text.length : beforeSpace(text, to, first?.to ?? from) };
}

function afterSpace(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s/);
  return space < 0 ? wholeCharacter(text, from) : from + space + 1;
}

function beforeSpace(text: string, to: number, earliest: number): number {
  const space = text.slice(earliest, to).search(/\s\S*$/);
  return space < 0 ? wholeCharacter(text, to) : earliest + space;
}

/** A place that does not part the two halves of one character. */
function wholeCharacter(text: string, at: number): number {
  return /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at + 1 : at;
}
