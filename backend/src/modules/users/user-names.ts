/** The longest search: more words make none narrower. */
const WORDS_MAX = 8;

/** A name as it is stored: as it is written, sorted and searched. */
export interface StoredName {
  name: string;
  nameKey: string;
  nameWords: string[];
}

export function storedName(name: string): StoredName {
  return { name, nameKey: folded(name), nameWords: wordsOf(name) };
}

/** What each has to be the beginning of one of a name's words. */
export function soughtWords(search: string): string[] {
  return folded(search).split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
}

/** "Jean-Luc" is found by "jean-l" and by "luc". */
function wordsOf(name: string): string[] {
  const whole = folded(name).split(/\s+/);
  const parts = whole.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u));
  return [...new Set([...whole, ...parts])].filter(Boolean);
}

/** Upper and lower case, and letters with accents and without, are the same to who looks for somebody. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .trim();
}
