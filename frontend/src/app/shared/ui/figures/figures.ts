import { numberFormat } from '../intl/formats';

/** Numbers as people read them, in the reader's language. */
export function numberText(value: number, locale?: string): string {
  return value.toLocaleString(locale);
}

/** Milliseconds below a second, seconds above; null for what was not measured. */
export function durationText(ms: number | undefined, locale?: string): string | null {
  if (ms === undefined) return null;
  const isShort = ms < 1_000;
  return (isShort ? ms : ms / 1_000).toLocaleString(locale, {
    style: 'unit',
    unit: isShort ? 'millisecond' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: isShort ? 0 : 1,
  });
}

const SPAN_UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * Milliseconds as people say them, in the two largest units: `2 hr 5 min`, and where there is little room `2h 5m`.
 * Seconds are told below a minute only.
 */
export function spanText(ms: number, locale?: string, width: 'short' | 'narrow' = 'short'): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const first = SPAN_UNITS.findIndex(([, size]) => seconds >= size);
  const [unit, size] = SPAN_UNITS[first] ?? ['second', 1];
  const words = [unitText(Math.floor(seconds / size), unit, width, locale)];
  const next = SPAN_UNITS[first + 1];
  const rest = next && next[0] !== 'second' ? Math.floor((seconds % size) / next[1]) : 0;
  if (next && rest) words.push(unitText(rest, next[0], width, locale));
  return words.join(' ');
}

/** A wait that is a guess: whole minutes, or hours once it is long; never less than a minute. */
export function waitText(ms: number, locale?: string): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 90) return unitText(minutes, 'minute', 'long', locale);
  return unitText(Math.round(minutes / 60), 'hour', 'long', locale);
}

function unitText(value: number, unit: string, width: 'long' | 'short' | 'narrow', locale?: string): string {
  return numberFormat({ style: 'unit', unit, unitDisplay: width }, locale).format(value);
}

/** US dollars. An answer may cost a small part of a cent, which two decimals would show as nothing. */
export function dollarText(dollars: number, locale?: string): string {
  return dollars.toLocaleString(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: dollars !== 0 && Math.abs(dollars) < 0.1 ? 6 : 2,
  });
}

/** A share from 0 to 1. */
export function percentText(share: number, locale?: string): string {
  return share.toLocaleString(locale, { style: 'percent' });
}

/** Likeness, 0 to 1. */
export function scoreText(score: number): string {
  return score.toLocaleString(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
