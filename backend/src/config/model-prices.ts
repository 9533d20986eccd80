/** US dollars for a million tokens. */
export interface ModelPrice {
  prompt: number;
  completion: number;
}

/**
 * Reads `gpt-4.1-mini=0.40/1.60, my-model=0/0`: dollars for a million prompt tokens and a million completion tokens.
 * @returns undefined when a part of it is no price
 */
export function parseModelPrices(text: string): Record<string, ModelPrice> | undefined {
  const prices: Record<string, ModelPrice> = {};
  for (const entry of text.split(',').filter((part) => part.trim())) {
    const match = /^\s*(\S+?)\s*=\s*(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)\s*$/.exec(entry);
    if (!match?.[1]) return undefined;
    prices[match[1]] = { prompt: Number(match[2]), completion: Number(match[3]) };
  }
  return prices;
}
