export type SnoozeName = 'oneHour' | 'fourHours' | 'tomorrow' | 'nextMonday';

export interface SnoozeChoice {
  readonly name: SnoozeName;
  readonly until: Date;
}

const MORNING = 9;
const MONDAY = 1;

/** The usual times to look at a conversation again, in the reader's zone. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  // Built from the calendar: a day on which the clocks change has not 24 hours.
  const morningIn = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
  return [
    { name: 'oneHour', until: inHours(1) },
    { name: 'fourHours', until: inHours(4) },
    { name: 'tomorrow', until: morningIn(1) },
    { name: 'nextMonday', until: morningIn((MONDAY - now.getDay() + 7) % 7 || 7) },
  ];
}

/** As a field for date and time wants it, without a zone: `2026-03-01T09:00`. */
export function fieldValue(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A moment to come, in words that fit a menu: the time today, else the day too. */
export function momentWords(date: Date, now: number, locale?: string): string {
  const isToday = date.toDateString() === new Date(now).toDateString();
  return date.toLocaleString(locale, {
    ...(!isToday && { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}
