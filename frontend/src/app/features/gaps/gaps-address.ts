import type { ParamMap, Params } from '@angular/router';
import { GAP_STATUSES, type GapFilters, type GapStatus } from '@switchboard/contracts';
import { dayIn, daysAfter } from '../../shared/ui/day-field/days';

/** Ranges that end now, in hours. */
export const RANGES = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 } as const;
export type Range = keyof typeof RANGES | 'custom';
export const RANGE_NAMES: readonly Range[] = ['24h', '7d', '30d', '90d', 'custom'];

/** Which gaps are listed. It stands in the address, so that links and going back work. */
export interface GapsQuestion {
  readonly search: string;
  /** null: any. */
  readonly status: GapStatus | null;
  readonly range: Range;
  /** Days of the reader, as `2026-03-01`; both belong to a range of their own. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What the address says; a value that means nothing is passed over. */
export function readAddress(params: ParamMap): GapsQuestion {
  const [from, to] = [dayIn(params.get('from')), dayIn(params.get('to'))];
  return {
    search: params.get('search')?.trim() ?? '',
    status: GAP_STATUSES.find((status) => status === params.get('status')) ?? null,
    range: from && to ? 'custom' : (presetOf(params.get('range')) ?? '30d'),
    from: from && to ? from : null,
    to: from && to ? to : null,
  };
}

/** For the address; what is as by default is left out. */
export function toParams({ search, status, range, from, to }: GapsQuestion): Params {
  const isCustom = range === 'custom';
  return {
    search: search || null,
    status,
    range: isCustom || range === '30d' ? null : range,
    from: isCustom ? from : null,
    to: isCustom ? to : null,
  };
}

export function toFilters({ search, status, range, from, to }: GapsQuestion, now: Date): GapFilters {
  return {
    ...(search && { search }),
    ...(status && { status }),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(range === 'custom' && from && to
      ? { from, to: daysAfter(to, 1) }
      : { from: beginOf(range === 'custom' ? '30d' : range, now).toISOString() }),
  };
}

export function isNarrowed({ search, status }: GapsQuestion): boolean {
  return search !== '' || status !== null;
}

function presetOf(text: string | null): Range | null {
  return RANGE_NAMES.find((name) => name === text && name !== 'custom') ?? null;
}

export function beginOf(range: keyof typeof RANGES, now: Date): Date {
  return new Date(now.getTime() - RANGES[range] * 3_600_000);
}
