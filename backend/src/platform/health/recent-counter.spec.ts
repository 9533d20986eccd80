import { RecentCounter } from './recent-counter';

describe('RecentCounter', () => {
  const MINUTE = 60_000;
  let now: number;
  let counter: RecentCounter;

  const count = (times: number) => {
    for (let each = 0; each < times; each += 1) counter.increment();
  };

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
    counter = new RecentCounter(5, () => now);
  });

  it('counts what was lately, and forgets it slot by slot', () => {
    count(3);
    now += 2 * MINUTE;
    count(4);
    expect(counter.total).toBe(7);
    now += 3 * MINUTE - 1;
    expect(counter.total).toBe(7);
    now += 1;
    expect(counter.total).toBe(4);
    now += 2 * MINUTE;
    expect(counter.total).toBe(0);
  });

  it('has forgotten everything after a long silence, wherever in the ring it ends', () => {
    count(5);
    now += 7 * MINUTE + 30_000;
    expect(counter.total).toBe(0);
    count(2);
    expect(counter.total).toBe(2);
  });

  it('loses nothing when the clock is set back', () => {
    count(2);
    now -= 10 * MINUTE;
    count(1);
    expect(counter.total).toBe(3);
  });
});
