const SIGNS = [
  /\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|rules|prompt)\b/i,
  /\bsystem prompt\b/i,
];

export function detectInjection(text: string): { suspected: boolean } {
  return { suspected: SIGNS.some((sign) => sign.test(text)) };
}
