import fc from 'fast-check';
import { UNPLACED } from '../faq.schema';
import { routeBehind } from './faq-order';

interface Item {
  id: string;
  position: number;
}

const inOrder = (list: Item[]) =>
  [...list].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

/** Writes as the service does, and looks at the order after each. */
function move(list: Item[], id: string, index: number): void {
  const others = inOrder(list).flatMap((one) => list.filter((item) => item.id === one && one !== id));
  const before = inOrder(list);
  const { roomFirst, position } = routeBehind(others, index);
  for (const { item, position: to } of roomFirst) {
    item.position = to;
    expect(inOrder(list.filter((one) => one.id !== id))).toEqual(before.filter((one) => one !== id));
  }
  const moved = list.find((item) => item.id === id) as Item;
  moved.position = position;
  const wanted = others.map((item) => item.id);
  wanted.splice(index + 1, 0, id);
  expect(inOrder(list)).toEqual(wanted);
}

const items = (...positions: number[]): Item[] =>
  positions.map((position, number) => ({ id: String.fromCharCode(97 + number), position }));

describe('the order of FAQs', () => {
  it('needs one write between two neighbours', () => {
    expect(routeBehind(items(1_024, 2_048), 0)).toEqual({ roomFirst: [], position: 1_536 });
    expect(routeBehind(items(1_024, 2_048), -1)).toEqual({ roomFirst: [], position: 0 });
    expect(routeBehind(items(1_024, 2_048), 1)).toEqual({ roomFirst: [], position: 3_072 });
    expect(routeBehind(items(1_024, UNPLACED), 0)).toEqual({ roomFirst: [], position: 2_048 });
    expect(routeBehind([], -1)).toEqual({ roomFirst: [], position: 1_024 });
  });

  it('places only those that have to stand before', () => {
    const list = items(UNPLACED, UNPLACED, UNPLACED, UNPLACED);
    move(list, 'd', 1);
    expect(list.map(({ position }) => position < UNPLACED)).toEqual([true, true, false, true]);
  });

  it('makes room where there is none, without a moment of another order', () => {
    const list = items(1, 2, 2, 2 + 1e-12, 3, 10_000);
    move(list, 'f', 1);
    move(list, 'e', 0);
  });

  it('holds after any moves, however often they halve the same gap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(7), fc.integer({ min: -1, max: 6 })), { maxLength: 120 }),
        (moves) => {
          const list = items(...Array.from({ length: 8 }, () => UNPLACED));
          for (const [which, index] of moves) move(list, String.fromCharCode(97 + which), index);
        },
      ),
      { numRuns: 60 },
    );
    const list = items(1_024, 2_048, 3_072);
    for (let turn = 0; turn < 120; turn += 1) move(list, turn % 2 ? 'b' : 'c', 0);
  });
});
