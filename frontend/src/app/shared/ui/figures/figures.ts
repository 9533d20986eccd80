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
