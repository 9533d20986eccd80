import type { AnalyticsQuery } from '@switchboard/contracts';
import { DateTime } from 'luxon';

/** Whose clocks and calendar are asked for. */
export function zoneOf({ timezone = 'UTC' }: Pick<AnalyticsQuery, 'timezone'>): string {
  return timezone;
}

/** A moment as the clocks of a zone had it, with their offset: its day is the one that people there mean. */
export function zonedTime(moment: string, zone: string): string | null {
  return DateTime.fromISO(moment, { zone }).toISO();
}
