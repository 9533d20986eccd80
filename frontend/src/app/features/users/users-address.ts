import type { ParamMap, Params } from '@angular/router';
import {
  ACCOUNT_STATUSES,
  type AccountStatus,
  type ListUsersQuery,
  ROLES,
  type Role,
  USER_SORTS,
  type UserSort,
} from '@switchboard/contracts';

export const PRESENCES = ['online', 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What the page is asked for, as its address says it; null is any. */
export interface UsersQuestion {
  readonly search: string;
  readonly role: Role | null;
  readonly status: AccountStatus | null;
  readonly presence: Presence | null;
  readonly sort: UserSort;
}

export const NO_QUESTION: UsersQuestion = {
  search: '',
  role: null,
  status: null,
  presence: null,
  sort: 'newest',
};

/** What is unknown there counts as not given. */
export function readAddress(params: ParamMap): UsersQuestion {
  return {
    search: params.get('search')?.trim() ?? '',
    role: oneOf(ROLES, params.get('role')),
    status: oneOf(ACCOUNT_STATUSES, params.get('status')),
    presence: oneOf(PRESENCES, params.get('presence')),
    sort: oneOf(USER_SORTS, params.get('sort')) ?? NO_QUESTION.sort,
  };
}

/** For the address; null takes a parameter off it. */
export function toParams({ search, sort, ...question }: Partial<UsersQuestion>): Params {
  return {
    ...question,
    ...(search !== undefined && { search: search || null }),
    ...(sort && { sort: sort === NO_QUESTION.sort ? null : sort }),
  };
}

export function toQuery({ search, role, status, presence, sort }: UsersQuestion): ListUsersQuery {
  return {
    sort,
    ...(search && { search }),
    ...(role && { role }),
    ...(status && { status }),
    ...(presence && { online: presence === 'online' }),
  };
}

export function isNarrowed({ sort: _sort, ...question }: UsersQuestion): boolean {
  return Object.values(question).some(Boolean);
}

function oneOf<Value extends string>(values: readonly Value[], value: string | null): Value | null {
  return values.find((known) => known === value) ?? null;
}
