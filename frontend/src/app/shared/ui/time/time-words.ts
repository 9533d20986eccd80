const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, as short as a list has room for; null is "just now". In the reader's zone and language. */
export function relativeTime(date: Date, now: number, locale?: string): string | null {
  const age = now - date.getTime();
  if (age < MINUTE) return null;
  const short = new Intl.RelativeTimeFormat(locale, { style: 'narrow' });
  if (age < HOUR) return short.format(-Math.floor(age / MINUTE), 'minute');
  if (age < 6 * HOUR) return short.format(-Math.floor(age / HOUR), 'hour');
  const days = calendarDays(date, new Date(now));
  if (days === 0) return clockTime(date, locale);
  if (days < 7) return date.toLocaleDateString(locale, { weekday: 'short' });
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(locale, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  });
}

export function clockTime(date: Date, locale?: string): string {
  return date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}

export function exactTime(date: Date, locale?: string): string {
  return date.toLocaleString(locale, { dateStyle: 'full', timeStyle: 'medium' });
}

/** `today`, `yesterday`, or the date in words. */
export function dayWords(date: Date, now: number, locale?: string): string {
  const days = calendarDays(date, new Date(now));
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
}

function calendarDays(from: Date, to: Date): number {
  const start = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  const end = Date.UTC(to.getFullYear(), to.getMonth(), to.getDate());
  return Math.round((end - start) / DAY);
}
