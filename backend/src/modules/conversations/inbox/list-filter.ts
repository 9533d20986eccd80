import { hasPermission, type ListConversationsQuery } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { ConversationFilter } from '../conversations.repository';
import { timeBetween } from '../../../platform/database/time-between';
import { filterForStaff } from '../conversations.errors';
import type { Reader } from '../conversation.mapper';
import { UNRESOLVED, viewFilter } from './inbox-views';

/** What only staff are told of a conversation, and so may ask for. */
const FOR_STAFF = ['view', 'tag', 'priority', 'customer'] as const satisfies (keyof ListConversationsQuery)[];

/**
 * What a list holds, but for the words that are searched and the place that it begins at. A customer's holds their own.
 * @throws DomainError FORBIDDEN, VALIDATION_FAILED
 */
export function listFilter(reader: Reader, query: ListConversationsQuery): ConversationFilter {
  const { view, status, category, sentiment, priority, tag, assignedAgent, customer } = query;
  const conditions: ConversationFilter[] = [];
  if (!hasPermission(reader.role, 'conversations:read-all')) {
    const refused = query.sort === 'need' ? 'sort' : FOR_STAFF.find((name) => query[name] !== undefined);
    if (refused) throw filterForStaff(refused);
    conditions.push({ user: new Types.ObjectId(reader._id) });
  }
  if (view) conditions.push(viewFilter(view, reader._id));
  if (status) conditions.push({ status: status === 'unresolved' ? { $in: UNRESOLVED } : status });
  if (category) conditions.push({ category });
  if (sentiment) conditions.push({ sentiment });
  if (priority) conditions.push(withPriority(priority));
  // The first condition lets the partial index serve the second.
  if (tag) conditions.push({ 'tags.0': { $exists: true }, tags: tag });
  if (assignedAgent) conditions.push({ assignedAgent: new Types.ObjectId(assignedAgent) });
  if (customer) conditions.push({ user: new Types.ObjectId(customer) });
  if (query.from ?? query.to) conditions.push({ lastActivityAt: timeBetween(query) });
  return conditions.length ? { $and: conditions } : {};
}

/** Conversations from before there were priorities have the usual one. */
function withPriority(priority: string): ConversationFilter {
  return { priority: priority === 'medium' ? { $in: ['medium', null] } : priority } as ConversationFilter;
}
