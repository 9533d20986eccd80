/**
 * Formats of dates and numbers, each made once: making one takes about as long as painting a message, and a conversation
 * shows hundreds of dates.
 */
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const spans = new Map<string, Intl.RelativeTimeFormat>();

/** @param locale without it, the reader's */
export function dateFormat(options: Intl.DateTimeFormatOptions, locale?: string): Intl.DateTimeFormat {
  return kept(dates, options, locale, () => new Intl.DateTimeFormat(locale, options));
}

/** @param locale without it, the reader's */
export function numberFormat(options: Intl.NumberFormatOptions, locale?: string): Intl.NumberFormat {
  return kept(numbers, options, locale, () => new Intl.NumberFormat(locale, options));
}

/** @param locale without it, the reader's */
export function relativeFormat(
  options: Intl.RelativeTimeFormatOptions,
  locale?: string,
): Intl.RelativeTimeFormat {
  return kept(spans, options, locale, () => new Intl.RelativeTimeFormat(locale, options));
}

function kept<Format>(
  formats: Map<string, Format>,
  options: object,
  locale: string | undefined,
  make: () => Format,
): Format {
  const key = `${locale ?? ''} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const format = make();
  formats.set(key, format);
  return format;
}
