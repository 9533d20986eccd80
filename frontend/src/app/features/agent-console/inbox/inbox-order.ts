import type { ConversationSort, InboxView, StaffConversationView } from '@switchboard/contracts';
import { lastActivity } from '../../../shared/chat/conversation-changes';
import { type InboxQuery, startOf } from './inbox-query';

/** What decides whether a conversation belongs to a view. */
type Facts = Pick<
  StaffConversationView,
  | 'status'
  | 'category'
  | 'sentiment'
  | 'priority'
  | 'assignedAgent'
  | 'tags'
  | 'snoozedUntil'
  | 'needsPersonSince'
> & { activity: string };

export function factsOf(conversation: StaffConversationView): Facts {
  return { ...conversation, activity: lastActivity(conversation) };
}

/**
 * Whether a conversation belongs to what is shown, by the same rules as the server's. Of what is not known it is
 * assumed that it fits. Whether a search finds it, only the server can tell.
 */
export function mayFit(facts: Partial<Facts>, query: InboxQuery, me: string): boolean {
  return belongsToView(facts, query.view, me) && passesFilters(facts, query);
}

function belongsToView(facts: Partial<Facts>, view: InboxView, me: string): boolean {
  const { status, assignedAgent, sentiment, needsPersonSince, snoozedUntil } = facts;
  const isSnoozed = snoozedUntil === undefined ? undefined : snoozedUntil !== null;
  if (view === 'all') return true;
  if (view === 'snoozed') return isSnoozed !== false;
  if (isSnoozed) return false;
  switch (view) {
    case 'mine':
      return (assignedAgent === undefined || assignedAgent?._id === me) && status !== 'resolved';
    case 'unassigned':
      return !assignedAgent && needsPersonSince !== null;
    case 'frustrated':
      return isOr(sentiment, 'frustrated') && status !== 'resolved';
    default:
      return isOr(status, view);
  }
}

function passesFilters(facts: Partial<Facts>, query: InboxQuery): boolean {
  const { status, category, sentiment, priority, assignee, tag, from, to } = query;
  const agent = facts.assignedAgent === null ? '' : facts.assignedAgent?._id;
  const { activity } = facts;
  const start = from && startOf(from);
  const end = to && startOf(to, 1);
  return (
    hasStatus(facts.status, status) &&
    isOr(facts.category, category) &&
    isOr(facts.sentiment, sentiment) &&
    isOr(facts.priority, priority) &&
    isOr(agent, assignee) &&
    (!tag || !facts.tags || facts.tags.includes(tag)) &&
    (!start || !activity || activity >= start) &&
    (!end || !activity || activity < end)
  );
}

function hasStatus(fact: Facts['status'] | undefined, wanted: InboxQuery['status']): boolean {
  return wanted === 'unresolved' ? fact !== 'resolved' : isOr(fact, wanted);
}

/** A fact that is not known, and a filter that is not on, pass. */
function isOr<Value>(fact: Value | undefined, wanted: Value | null): boolean {
  return fact === undefined || wanted === null || fact === wanted;
}

type Place = Pick<StaffConversationView, '_id' | 'needsPersonSince'> & { activity: string };

export function placeOf(conversation: StaffConversationView): Place {
  const { _id, needsPersonSince } = conversation;
  return { _id, needsPersonSince, activity: lastActivity(conversation) };
}

/** The server's order: by need, who has needed a person most recently comes first, then everybody else by activity. */
export function comparePlaces(a: Place, b: Place, sort: ConversationSort): number {
  const need = sort === 'need' ? descending(a.needsPersonSince ?? '', b.needsPersonSince ?? '') : 0;
  return need || descending(a.activity, b.activity) || descending(a._id, b._id);
}

/** The list with this conversation at its place, and no other copy of it. */
export function withRow(
  rows: readonly StaffConversationView[],
  row: StaffConversationView,
  sort: ConversationSort,
): StaffConversationView[] {
  const others = rows.filter(({ _id }) => _id !== row._id);
  const place = placeOf(row);
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = others[middle];
    if (other && comparePlaces(placeOf(other), place, sort) < 0) low = middle + 1;
    else high = middle;
  }
  return others.toSpliced(low, 0, row);
}

/** Dates in ISO 8601 and ids are told apart by their characters alone. */
function descending(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1;
}
