import { numberFormat } from '../../shared/ui/intl/formats';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes in the unit that reads best, a thousand of one being one of the next: `84 MB`, `1.2 GB`. */
export function bytesText(bytes: number, locale?: string): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  const value = bytes / 1_000 ** step;
  const maximumFractionDigits = value < 10 && step > 0 ? 1 : 0;
  const unit = UNITS[step] ?? 'byte';
  return numberFormat({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }, locale).format(
    value,
  );
}
