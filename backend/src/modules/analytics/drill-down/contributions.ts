import type { Types } from 'mongoose';
import type { Countable } from '../counting/countables.service';
import { Tally } from '../rollups/tally';

/** What a conversation, or a report, adds to a figure. */
export interface Contribution extends Omit<Countable, 'countInto'> {
  count: number;
  /** When it did so last. */
  at: Date;
}

/** Of those that add something at moments that count. */
export async function contributionsOf(
  found: AsyncIterable<Countable>,
  countIn: (tally: Tally) => number,
  isWithin: (moment: Date) => boolean,
): Promise<Contribution[]> {
  const byId = new Map<string, Contribution>();
  for await (const { countInto, ...one } of found) {
    for (const { count, at } of partsOf(countInto, countIn, isWithin)) {
      const known = byId.get(String(one.listed));
      const isLater = !known || at > known.at;
      byId.set(String(one.listed), {
        ...(isLater ? { ...one, at } : known),
        count: (known?.count ?? 0) + count,
      });
    }
  }
  return [...byId.values()];
}

function partsOf(
  countInto: Countable['countInto'],
  countIn: (tally: Tally) => number,
  isWithin: (moment: Date) => boolean,
): { count: number; at: Date }[] {
  const tallies = new Map<number, Tally>();
  countInto((moment) => {
    const tally = tallies.get(moment.getTime()) ?? new Tally();
    if (isWithin(moment)) tallies.set(moment.getTime(), tally);
    return tally;
  });
  return [...tallies]
    .map(([time, tally]) => ({ count: countIn(tally), at: new Date(time) }))
    .filter(({ count }) => count > 0);
}

type Place = { at: Date; listed: Types.ObjectId };

/** Of two at the same moment the one with the higher id comes first. */
function compare(one: Place, other: Place): number {
  return (
    other.at.getTime() - one.at.getTime() ||
    (String(one.listed) < String(other.listed) ? 1 : String(one.listed) > String(other.listed) ? -1 : 0)
  );
}

export function latestFirst(contributions: readonly Contribution[]): Contribution[] {
  return [...contributions].sort(compare);
}

/** Whether it comes after that place in this order. */
export function isBehind(one: Place, place: Place): boolean {
  return compare(place, one) < 0;
}
