import { type ConversationStatus, type InboxView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { ConversationFilter } from '../conversations.repository';

/** Named one by one, so that an index finds these and passes over all that is done with. */
export const UNRESOLVED: ConversationStatus[] = ['active', 'escalated'];

/** A field from before it existed is missing, which `null` matches, too. */
const AWAKE: ConversationFilter = { snoozedUntil: null };

/** Any date: unlike `$ne: null`, an index has these side by side. */
export const ANY_DATE = { $gt: new Date(0) };

const SHARED: Record<Exclude<InboxView, 'mine'>, ConversationFilter> = {
  unassigned: { needsPersonSince: ANY_DATE, assignedAgent: null, ...AWAKE },
  escalated: { status: 'escalated', ...AWAKE },
  frustrated: { sentiment: 'frustrated', status: { $in: UNRESOLVED }, ...AWAKE },
  active: { status: 'active', ...AWAKE },
  snoozed: { snoozedUntil: ANY_DATE },
  resolved: { status: 'resolved', ...AWAKE },
  all: {},
};

/** Views that hold the same for everybody. */
export const SHARED_VIEWS = Object.keys(SHARED) as Exclude<InboxView, 'mine'>[];

/** What a view holds for this reader; its count and its list go by the same. */
export function viewFilter(view: InboxView, readerId: string): ConversationFilter {
  return view === 'mine'
    ? { assignedAgent: new Types.ObjectId(readerId), status: { $in: UNRESOLVED }, ...AWAKE }
    : SHARED[view];
}
