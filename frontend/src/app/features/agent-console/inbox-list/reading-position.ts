/**
 * By how many rows what is being read has moved, when the list around it has changed: what most of the rows in sight
 * moved by. Those that went elsewhere on their own are outvoted.
 */
export function shiftOf(
  before: readonly string[],
  after: readonly string[],
  firstInSight: number,
  inSight: number,
): number {
  const places = new Map(after.map((id, index) => [id, index]));
  const shifts = before
    .slice(firstInSight, firstInSight + inSight)
    .flatMap((id, index) => {
      const place = places.get(id);
      return place === undefined ? [] : [place - (firstInSight + index)];
    })
    .sort((a, b) => a - b);
  return shifts[Math.floor(shifts.length / 2)] ?? 0;
}

/** How many rows stand above what is being read that did not before. */
export function arrivedAbove(
  before: readonly string[],
  after: readonly string[],
  firstInSight: number,
  shift: number,
): number {
  const wereAbove = new Set(before.slice(0, firstInSight));
  return after.slice(0, Math.max(0, firstInSight + shift)).filter((id) => !wereAbove.has(id)).length;
}
