import { dateFormat, relativeFormat } from '../intl/formats';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, as short as a list has room for; null is "just now". In the reader's zone and language. */
export function relativeTime(date: Date, now: number, locale?: string): string | null {
  const age = now - date.getTime();
  if (age < MINUTE) return null;
  const short = relativeFormat({ style: 'narrow' }, locale);
  if (age < HOUR) return short.format(-Math.floor(age / MINUTE), 'minute');
  if (age < 6 * HOUR) return short.format(-Math.floor(age / HOUR), 'hour');
  const days = calendarDays(date, new Date(now));
  if (days === 0) return clockTime(date, locale);
  if (days < 7) return dateFormat({ weekday: 'short' }, locale).format(date);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? undefined : 'numeric';
  return dateFormat({ day: 'numeric', month: 'short', year }, locale).format(date);
}

export function clockTime(date: Date, locale?: string): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }, locale).format(date);
}

export function exactTime(date: Date, locale?: string): string {
  return dateFormat({ dateStyle: 'full', timeStyle: 'medium' }, locale).format(date);
}

/** `today`, `yesterday`, or the date in words. */
export function dayWords(date: Date, now: number, locale?: string): string {
  const days = calendarDays(date, new Date(now));
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? undefined : 'numeric';
  return dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year }, locale).format(date);
}

function calendarDays(from: Date, to: Date): number {
  const start = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  const end = Date.UTC(to.getFullYear(), to.getMonth(), to.getDate());
  return Math.round((end - start) / DAY);
}
