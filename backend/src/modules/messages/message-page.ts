import type { Message } from './message.schema';

/** Who reads: customers are not shown everything that is stored. */
export interface PageReader {
  userId: string;
  isStaff: boolean;
}

export interface MessagePage {
  /** Ascending by `seq`. */
  messages: Message[];
  hasMore: boolean;
  lastSeq: number;
  syncedTo: number;
}

/** May this reader see the message now? Nobody sees an answer that is not decided. */
export function isVisibleTo({ userId, isStaff }: PageReader, message: Message): boolean {
  if (message.senderType === 'ai' && message.moderation !== 'passed') return false;
  if (isStaff) return true;
  if (message.visibility === 'internal') return false;
  return message.moderation === 'passed' || String(message.sender) === userId;
}

/**
 * Makes a page of what was read from the store, ascending and without gaps of its own: undecided messages are among
 * `stored`, because the page may claim nothing beyond the first of them.
 *
 * @param lastSeq the conversation's highest number as read BEFORE the messages were: one stored in between would
 *   otherwise be claimed without being there
 * @param reachedEnd nothing lies after the last of `stored`
 */
export function makePage(
  stored: Message[],
  reader: PageReader,
  { lastSeq, hasMore, reachedEnd }: { lastSeq: number; hasMore: boolean; reachedEnd: boolean },
): MessagePage {
  const last = stored.at(-1)?.seq ?? 0;
  const highest = Math.max(lastSeq, last);
  const claimed = reachedEnd ? highest : last;
  const undecided = stored.find(({ moderation }) => moderation === 'pending');
  return {
    messages: stored.filter((message) => isVisibleTo(reader, message)),
    hasMore,
    lastSeq: highest,
    syncedTo: undecided ? Math.min(claimed, undecided.seq - 1) : claimed,
  };
}
