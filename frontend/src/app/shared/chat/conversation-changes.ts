import type { ConversationUpdated } from '@switchboard/contracts';
import type { AnyConversation } from './chat.api';

export function applyConversationChanges(
  conversation: AnyConversation,
  changes: ConversationUpdated['changes'],
): AnyConversation {
  if ('created' in changes && changes.created) return changes.created;
  const { lastMessageAt, ...fields } = withoutMarkers(changes);
  return {
    ...conversation,
    ...fields,
    metadata: lastMessageAt ? { ...conversation.metadata, lastMessageAt } : conversation.metadata,
  };
}

export function isDeletion(changes: ConversationUpdated['changes']): boolean {
  return 'deleted' in changes && changes.deleted === true;
}

export function lastActivity({ metadata, createdAt }: AnyConversation): string {
  return metadata.lastMessageAt ?? createdAt;
}

/** `created` and `deleted` say what happened; they are no fields of a conversation. */
function withoutMarkers(changes: ConversationUpdated['changes']) {
  const fields: ConversationUpdated['changes'] & { created?: unknown; deleted?: unknown } = { ...changes };
  delete fields.created;
  delete fields.deleted;
  return fields;
}
