import type { ParamMap, Params } from '@angular/router';
import {
  CATEGORIES,
  CONVERSATION_SORTS,
  CONVERSATION_STATUS_FILTERS,
  INBOX_VIEWS,
  LIMITS,
  PRIORITIES,
  SENTIMENTS,
  type Category,
  type ConversationSort,
  type ConversationStatusFilter,
  type InboxView,
  type ListConversationsQuery,
  type Priority,
  type Sentiment,
} from '@switchboard/contracts';

/** What can be filtered by beside the view, in the order in which it is shown. */
export interface InboxFilters {
  readonly status: ConversationStatusFilter | null;
  readonly category: Category | null;
  readonly sentiment: Sentiment | null;
  readonly priority: Priority | null;
  /** A user id. */
  readonly assignee: string | null;
  readonly tag: string | null;
  /** Days in the reader's zone, as `2026-03-01`; both belong to the range. */
  readonly from: string | null;
  readonly to: string | null;
}
export type FilterName = keyof InboxFilters;

/** Which conversations the inbox shows, and in which order. It stands in the address, so that links and going back work. */
export interface InboxQuery extends InboxFilters {
  readonly view: InboxView;
  readonly search: string;
  readonly sort: ConversationSort;
}

export const NO_FILTERS: InboxFilters = {
  status: null,
  category: null,
  sentiment: null,
  priority: null,
  assignee: null,
  tag: null,
  from: null,
  to: null,
};
const FILTER_NAMES = Object.keys(NO_FILTERS) as FilterName[];
export const DEFAULT_QUERY: InboxQuery = { ...NO_FILTERS, view: 'all', search: '', sort: 'need' };

/** What the address says; a value that means nothing is passed over. */
export function queryFromAddress(params: ParamMap): InboxQuery {
  const day = (name: string) => matching(params.get(name), /^\d{4}-\d\d-\d\d$/);
  return {
    view: oneOf(INBOX_VIEWS, params.get('view')) ?? DEFAULT_QUERY.view,
    status: oneOf(CONVERSATION_STATUS_FILTERS, params.get('status')),
    category: oneOf(CATEGORIES, params.get('category')),
    sentiment: oneOf(SENTIMENTS, params.get('sentiment')),
    priority: oneOf(PRIORITIES, params.get('priority')),
    assignee: matching(params.get('assignee'), /^[0-9a-f]{24}$/),
    tag: params.get('tag')?.trim().slice(0, LIMITS.tag) || null,
    from: day('from'),
    to: day('to'),
    search: params.get('q')?.trim().slice(0, LIMITS.search) ?? '',
    sort: oneOf(CONVERSATION_SORTS, params.get('sort')) ?? DEFAULT_QUERY.sort,
  };
}

/** For the address; what is as by default is left out. */
export function addressOf({ view, search, sort, ...filters }: InboxQuery): Params {
  const params = {
    view: view === DEFAULT_QUERY.view ? null : view,
    ...filters,
    q: search || null,
    sort: sort === DEFAULT_QUERY.sort ? null : sort,
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}

/** For GET /conversations. */
export function requestOf(query: InboxQuery): ListConversationsQuery {
  const { view, search, sort, assignee, from, to, ...filters } = query;
  return {
    view,
    sort,
    ...withoutNulls({
      ...filters,
      assignedAgent: assignee,
      search: search || null,
      from: from && startOf(from),
      to: to && startOf(to, 1),
    }),
  };
}

/** The moment at which a day begins in the reader's zone, `later` days after it; null when there is no such day. */
export function startOf(day: string, later = 0): string | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

export function filtersThatAreOn(query: InboxFilters): FilterName[] {
  return FILTER_NAMES.filter((name) => query[name] !== null);
}

function oneOf<Value extends string>(values: readonly Value[], value: string | null): Value | null {
  return values.find((one) => one === value) ?? null;
}

function matching(value: string | null, pattern: RegExp): string | null {
  return value && pattern.test(value) ? value : null;
}

function withoutNulls<Values extends object>(
  values: Values,
): { [Name in keyof Values]?: Exclude<Values[Name], null> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [Name in keyof Values]?: Exclude<Values[Name], null>;
  };
}
