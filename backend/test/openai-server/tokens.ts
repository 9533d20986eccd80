/** A token here is up to four characters with the space before them: near enough, and the same on every run. */
const TOKEN = /\s*\S{1,4}|\s+$/gu;

export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

export function countTokens(text: string): number {
  return tokensOf(text).length;
}

/** Lets text through until the request's limit is reached. */
export class TokenBudget {
  used = 0;
  isExceeded = false;

  constructor(private readonly limit: number) {}

  /** @returns what of `text` still fits. */
  take(text: string): string {
    const tokens = tokensOf(text);
    const fitting = tokens.slice(0, Math.max(0, this.limit - this.used));
    this.used += fitting.length;
    this.isExceeded ||= fitting.length < tokens.length;
    return fitting.join('');
  }
}

/** Whole tokens in at most `count` pieces of about the same size. */
export function inPieces(text: string, count: number): string[] {
  const tokens = tokensOf(text);
  const size = Math.ceil(tokens.length / count);
  return Array.from({ length: Math.ceil(tokens.length / size) || 0 }, (_, index) =>
    tokens.slice(index * size, (index + 1) * size).join(''),
  );
}
