/**
 * How much longer somebody will wait, from how long others did: the middle one of those waits that were longer than
 * theirs has been so far, for shorter ones tell them nothing any more.
 * @param waits in ms
 * @param waited ms so far
 * @returns ms; null when nobody has waited longer, or nobody at all
 */
export function expectedWait(waits: readonly number[], waited: number): number | null {
  const longer = waits.filter((wait) => wait > waited).sort((a, b) => a - b);
  const middle = longer[Math.floor((longer.length - 1) / 2)];
  return middle === undefined ? null : middle - waited;
}
