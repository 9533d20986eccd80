const WORDS = 3;

/** Cuts a text into pieces of three words that, joined, are the text again. */
export function wordPieces(text: string): string[] {
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
  const pieces: string[] = [];
  for (let start = 0; start < words.length; start += WORDS) {
    pieces.push(words.slice(start, start + WORDS).join(''));
  }
  return pieces;
}
