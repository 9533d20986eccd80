const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day of an address, such as 2026-03-01; null where there is none. */
export function dayIn(text: string | null): string | null {
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** The day of a moment where the reader is. */
export function dayOf(moment: Date): string {
  const pad = (number: number, length = 2) => String(number).padStart(length, '0');
  return [pad(moment.getFullYear(), 4), pad(moment.getMonth() + 1), pad(moment.getDate())].join('-');
}

/** The calendar's days later, whatever clocks do. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whether the last day lies before the first. */
export function isReversed(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && to < from;
}
