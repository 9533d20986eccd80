import type { AskedRange } from '../../shared/ui/day-field/asked-range';
import { fits } from './steps';

const days = (from: string, to: string): AskedRange => ({ range: 'custom', from, to });
const preset = (range: AskedRange['range']): AskedRange => ({ range, from: null, to: null });

it('a range has no more points than the server makes', () => {
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
