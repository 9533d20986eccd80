/** So many points in so many seconds. */
export interface RateLimit {
  points: number;
  seconds: number;
}

/** Reads `count/seconds`, such as `30/60`; null when it is not that. */
export function parseRateLimit(text: string): RateLimit | null {
  const match = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(text.trim());
  return match ? { points: Number(match[1]), seconds: Number(match[2]) } : null;
}
