/** English text has about four characters to a token with the usual tokenizers. */
const CHARACTERS_PER_TOKEN = 4;

/** A rough count of tokens, for figures only where nobody tells the real one. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
