import { UNPLACED } from '../faq.schema';

/** Between two that are placed one behind the other. */
const STEP = 1_024;

interface Placed {
  position: number;
}

export interface Route<Item> {
  /**
   * To be written first, one after the other. None of them changes the order: whoever reads in between, or after a crash,
   * meets the order as it was.
   */
  readonly roomFirst: readonly { item: Item; position: number }[];
  /** Where the moved one goes. */
  readonly position: number;
}

/**
 * How to put something behind `index` (-1: before all) of a list that is in order and does not hold it. Mostly there is
 * room between two neighbours, and one write does it.
 */
export function routeBehind<Item extends Placed>(list: readonly Item[], index: number): Route<Item> {
  const placed = list.filter(({ position }) => position < UNPLACED);
  if (index >= placed.length) return placingUpTo(list, placed.length, index);
  const upper = placed[index + 1]?.position;
  const lower = placed[index]?.position ?? (upper === undefined ? 0 : upper - 2 * STEP);
  if (upper === undefined) return { roomFirst: [], position: lower + STEP };
  const middle = (lower + upper) / 2;
  if (lower < middle && middle < upper) return { roomFirst: [], position: middle };
  return { roomFirst: movingUp(placed, index + 1), position: lower + STEP / 2 };
}

/** Those without a place stand behind all others: the first of them get places, in their order. */
function placingUpTo<Item extends Placed>(list: readonly Item[], from: number, to: number): Route<Item> {
  const base = list[from - 1]?.position ?? 0;
  const unplaced = list.slice(from, to + 1);
  const roomFirst = unplaced.map((item, number) => ({ item, position: base + (number + 1) * STEP }));
  return { roomFirst, position: base + (unplaced.length + 1) * STEP };
}

/** From the last on, so that nobody overtakes, and only as far as there is no gap. */
function movingUp<Item extends Placed>(placed: readonly Item[], from: number): Route<Item>['roomFirst'] {
  let last = from;
  while (gapBehind(placed, last) < 2 * STEP) last += 1;
  return placed
    .slice(from, last + 1)
    .map((item) => ({ item, position: item.position + STEP }))
    .reverse();
}

function gapBehind(placed: readonly Placed[], index: number): number {
  return (placed[index + 1]?.position ?? Infinity) - (placed[index]?.position ?? 0);
}
