import type { ParamMap, Params } from '@angular/router';
import { GAP_STATUSES, type GapFilters, type GapStatus } from '@switchboard/contracts';
import { type AskedRange, rangeParams, rangeQuery, readRange } from '../../shared/ui/day-field/asked-range';

/** Which gaps are listed. It stands in the address, so that links and going back work. */
export interface GapsQuestion extends AskedRange {
  readonly search: string;
  /** null: any. */
  readonly status: GapStatus | null;
}

/** What the address says; a value that means nothing is passed over. */
export function readAddress(params: ParamMap): GapsQuestion {
  return {
    search: params.get('search')?.trim() ?? '',
    status: GAP_STATUSES.find((status) => status === params.get('status')) ?? null,
    ...readRange(params),
  };
}

/** For the address; what is as by default is left out. */
export function toParams({ search, status, ...range }: GapsQuestion): Params {
  return { search: search || null, status, ...rangeParams(range) };
}

export function toFilters({ search, status, ...range }: GapsQuestion, now: Date): GapFilters {
  return {
    ...(search && { search }),
    ...(status && { status }),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...rangeQuery(range, now),
  };
}

export function isNarrowed({ search, status }: GapsQuestion): boolean {
  return search !== '' || status !== null;
}
