import { CONVERSATION_STATUSES } from './conversation';

/** What lists are filtered by: one of the statuses, or `unresolved`, which is any but `resolved`. */
export const CONVERSATION_STATUS_FILTERS = [...CONVERSATION_STATUSES, 'unresolved'] as const;
export type ConversationStatusFilter = (typeof CONVERSATION_STATUS_FILTERS)[number];
