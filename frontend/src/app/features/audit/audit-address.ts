import type { ParamMap, Params } from '@angular/router';
import {
  AUDIT_ACTIONS,
  AUDIT_TARGETS,
  type AuditAction,
  type AuditFilters,
  type AuditTargetType,
} from '@switchboard/contracts';
import { dayIn } from '../../shared/ui/day-field/days';

/** What the page is asked for, as its address says it; null is any. */
export interface AuditQuestion {
  readonly search: string;
  readonly action: AuditAction | null;
  readonly type: AuditTargetType | null;
  /** Ids: of whom or what it was done to, and of who did it. */
  readonly target: string | null;
  readonly actor: string | null;
  /** Days of the viewer, such as 2026-03-01; both are meant to be in it. */
  readonly from: string | null;
  readonly to: string | null;
}

export const NO_QUESTION: AuditQuestion = {
  search: '',
  action: null,
  type: null,
  target: null,
  actor: null,
  from: null,
  to: null,
};

/** What is unknown there counts as not given. */
export function readAddress(params: ParamMap): AuditQuestion {
  return {
    search: params.get('search')?.trim() ?? '',
    action: AUDIT_ACTIONS.find((action) => action === params.get('action')) ?? null,
    type: AUDIT_TARGETS.find((type) => type === params.get('type')) ?? null,
    target: params.get('target'),
    actor: params.get('actor'),
    from: dayIn(params.get('from')),
    to: dayIn(params.get('to')),
  };
}

/** For the address; null takes a parameter off it. */
export function toParams({ search, ...question }: Partial<AuditQuestion>): Params {
  return { ...question, ...(search !== undefined && { search: search || null }) };
}

export function toFilters({ search, action, type, target, actor, from, to }: AuditQuestion): AuditFilters {
  return {
    ...(search && { search }),
    ...(action && { action }),
    ...(type && { targetType: type }),
    ...(target && { target }),
    ...(actor && { actor }),
    ...(from && { from: beginningOf(from, 0) }),
    ...(to && { to: beginningOf(to, 1) }),
  };
}

export function isNarrowed(question: AuditQuestion): boolean {
  return Object.values(question).some(Boolean);
}

/** Where the viewer is; a day later for the end of the day. */
function beginningOf(day: string, daysLater: 0 | 1): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
