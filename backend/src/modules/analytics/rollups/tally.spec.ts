import * as fc from 'fast-check';
import { percentile, Tally } from './tally';

const anyTimes = fc.array(fc.integer({ min: 0, max: 30 * 86_400_000 }), { minLength: 1, maxLength: 60 });

function tallyOf(times: readonly number[]): Tally {
  const tally = new Tally();
  for (const time of times) tally.time('wait', time);
  return tally;
}

describe('a tally', () => {
  it('of the whole is those of its parts, in any order, and as it is stored', () => {
    fc.assert(
      fc.property(anyTimes, anyTimes, (some, others) => {
        const sum = tallyOf(others);
        sum.merge(tallyOf(some).toStored());
        expect(sum.toStored()).toEqual(tallyOf([...some, ...others]).toStored());
        expect(sum.equals(tallyOf([...others, ...some]))).toBe(true);
        expect(sum.equals(tallyOf(some))).toBe(false);
      }),
    );
  });

  it('knows averages exactly and percentiles to within 4.5 %', () => {
    fc.assert(
      fc.property(anyTimes, fc.constantFrom(0.5, 0.95), (times, share) => {
        const counted = tallyOf(times).times('wait');
        expect([counted.count, counted.sum]).toEqual([
          times.length,
          times.reduce((sum, one) => sum + one, 0),
        ]);
        const inOrder = [...times].sort((one, other) => one - other);
        const exact = inOrder[Math.ceil(share * times.length) - 1] ?? 0;
        // Below ten milliseconds rounding is more than that.
        expect(Math.abs((percentile(counted, share) ?? 0) - exact)).toBeLessThanOrEqual(
          Math.max(1, 0.045 * exact),
        );
      }),
    );
    expect(percentile(new Tally().times('wait'), 0.5)).toBeNull();
  });

  it('keeps apart what it counts of whom, whatever their names are', () => {
    const tally = new Tally();
    tally.addOf('model', 'ft:gpt|x.1', 2);
    tally.addOf('model', 'gpt', 3);
    tally.time('wait', 100, 'agent1');
    tally.time('wait', 200, 'agent12');
    expect(Object.fromEntries(tally.all('model'))).toEqual({ 'ft:gpt|x.1': 2, gpt: 3 });
    expect(tally.times('wait', 'agent1')).toMatchObject({ count: 1, sum: 100 });
    tally.addOf('model', 'late');
    expect(tally.all('model').get('late')).toBe(1);
  });
});
