/** Shorter words have too many neighbours: "moon" is no misspelt "month". */
const SHORTEST_CORRECTED = 6;
/** A wrong letter in a shorter word may well be another word: "leaking" is no misspelt "leaving". */
const SHORTEST_WITH_WRONG_LETTER = 9;

/**
 * The known word that differs by one slip (a letter missing, added, wrong, or two swapped), or the word itself.
 * The first letter has to be right: people seldom miss it, and other words often differ in it.
 */
export function correctSpelling(word: string, known: ReadonlySet<string>): string {
  if (word.length < SHORTEST_CORRECTED || known.has(word)) return word;
  for (const candidate of known) {
    if (candidate[0] === word[0] && candidate.length >= SHORTEST_CORRECTED && isOneSlip(word, candidate)) {
      return candidate;
    }
  }
  return word;
}

function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const a = one.slice(start);
  const b = other.slice(start);
  if (one.length < other.length) return a === b.slice(1);
  if (one.length > other.length) return a.slice(1) === b;
  const isSwap = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return isSwap || (one.length >= SHORTEST_WITH_WRONG_LETTER && a.slice(1) === b.slice(1));
}
