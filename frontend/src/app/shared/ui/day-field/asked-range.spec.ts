import { type AskedRange, daysOf, rangeProblem, turnedTo } from './asked-range';

const NOW = new Date(2026, 10, 27, 12);
const days = (from: string | null, to: string | null): AskedRange => ({ range: 'custom', from, to });
const preset = (range: AskedRange['range']): AskedRange => ({ range, from: null, to: null });

describe('a range that is asked for', () => {
  it.each([
    [days(null, '2026-11-01'), 'from', 'missing'],
    [days('2026-11-01', null), 'to', 'missing'],
    [days('2026-11-30', '2026-11-01'), 'from', 'future'],
    [days('2026-11-20', '2026-11-01'), 'to', 'reversed'],
    [days('2024-11-02', '2026-11-02'), 'to', 'tooLong'],
    [days('2024-02-29', '2026-02-28'), 'to', 'tooLong'],
  ])('has a day to be mended: %o', (range, day, kind) => {
    expect(rangeProblem(range, NOW)).toEqual({ day, kind });
  });

  it('may be two years long, one day short, and reach into the future', () => {
    const fine = [
      preset('90d'),
      days('2024-11-02', '2026-11-01'),
      days('2024-02-29', '2026-02-27'),
      days('2026-11-27', '2026-11-27'),
      days('2026-11-27', '2026-12-24'),
    ];
    expect(fine.map((range) => rangeProblem(range, NOW))).toEqual(fine.map(() => null));
  });

  it('becomes days that are there to be changed', () => {
    const shown = { from: '2026-11-20', to: '2026-11-27' };
    expect(daysOf('7d', NOW)).toEqual(shown);
    expect(turnedTo('custom', preset('7d'), NOW)).toEqual({ range: 'custom', ...shown });
    expect(turnedTo('custom', days('2026-11-01', null), NOW)).toEqual(days('2026-11-01', null));
    expect(turnedTo('24h', days('2026-11-01', null), NOW)).toEqual(preset('24h'));
  });
});
