import { type AskedRange, daysOf, fits, rangeProblem } from './asked-range';

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

  it('has no more points than the server makes', () => {
    expect(['24h', '7d', '30d', '90d'].map((range) => fits('hour', preset(range as '7d')))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    // 16 days of 24 hours, and 17.
    expect(fits('hour', days('2026-11-01', '2026-11-16'))).toBe(true);
    expect(fits('hour', days('2026-11-01', '2026-11-17'))).toBe(false);
    // 400 days, and 401.
    expect(fits('day', days('2025-01-01', '2026-02-04'))).toBe(true);
    expect(fits('day', days('2025-01-01', '2026-02-05'))).toBe(false);
    expect(fits('week', days('2024-11-02', '2026-11-01'))).toBe(true);
  });

  it('becomes days that are there to be changed', () => {
    expect(daysOf('7d', NOW)).toEqual({ from: '2026-11-20', to: '2026-11-27' });
  });
});
