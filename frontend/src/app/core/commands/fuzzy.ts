/**
 * How well words fit a text; 0 when one of them is not in it. Each word of the query is the beginning of a word, stands
 * inside of one, or is made of letters in this order: "cls rfd" finds "Close the refund".
 */
export function fit(query: string, text: string): number {
  const words = wordsOf(text);
  let sum = 0;
  for (const wanted of wordsOf(query)) {
    const best = Math.max(0, ...words.map((word) => fitOfWord(wanted, word)));
    if (best === 0) return 0;
    sum += best;
  }
  // Of two that fit alike the shorter says it better.
  return sum / (1 + words.length / 100);
}

function fitOfWord(wanted: string, word: string): number {
  if (word === wanted) return 5;
  if (word.startsWith(wanted)) return 4;
  if (word.includes(wanted)) return 2;
  return word[0] === wanted[0] && hasInOrder(word, wanted) ? 1 : 0;
}

function hasInOrder(word: string, letters: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** Without accents: "Zoe" finds "Zoë". */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
