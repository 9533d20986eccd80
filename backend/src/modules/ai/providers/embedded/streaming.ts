const WORDS_PER_PIECE = 3;
/** English text has about four characters to a token with the usual tokenizers. */
const CHARACTERS_PER_TOKEN = 4;

/** Cuts a text into pieces of three words that, joined, are the text again. */
export function splitIntoPieces(text: string): string[] {
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
  const pieces: string[] = [];
  for (let start = 0; start < words.length; start += WORDS_PER_PIECE) {
    pieces.push(words.slice(start, start + WORDS_PER_PIECE).join(''));
  }
  return pieces;
}

/** A rough count of tokens, for figures only: nothing is billed by it. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
