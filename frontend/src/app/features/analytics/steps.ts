import { ANALYTICS_POINTS, type AnalyticsInterval } from '@switchboard/contracts';
import { type AskedRange, PRESETS } from '../../shared/ui/day-field/asked-range';

/** Of each step at least so many hours; the shortest month has 28 days. */
const STEP_HOURS: Record<AnalyticsInterval, number> = { hour: 1, day: 24, week: 7 * 24, month: 28 * 24 };

/** Whether a range in these steps has no more points than it may. */
export function fits(interval: AnalyticsInterval, { range, from, to }: AskedRange): boolean {
  if (range === 'custom' && !(from && to)) return true;
  const hours = range === 'custom' ? 24 * daysIn(from ?? '', to ?? '') : PRESETS[range];
  return hours / STEP_HOURS[interval] <= ANALYTICS_POINTS;
}

function daysIn(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
