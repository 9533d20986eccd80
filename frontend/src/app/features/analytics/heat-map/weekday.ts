import { dateFormat } from '../../../shared/ui/intl/formats';

const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

/** In short. @param weekday 0 is Monday */
export function weekdayName(weekday: number): string {
  return dateFormat({ weekday: 'short', timeZone: 'UTC' }).format(MONDAY + weekday * DAY);
}
