import type {
  AnswerFailure,
  Citation,
  FeedbackRating,
  MessageFlag,
  MessageMetadata,
  MessageView,
  ModerationState,
  SenderType,
  Sentiment,
  Visibility,
} from '@switchboard/contracts';
import { type AnswerStream, type Timeline, isAnswer } from './message-timeline';
import type { OutboxEntry } from './outbox.store';

export type ChatItemState = 'stored' | 'streaming' | 'queued' | 'sending' | 'failed';

/** One bubble or system line, wherever it comes from. */
export interface ChatItem {
  /** The same from optimistic to stored, and from streaming to whole, so that the bubble stays in its place. */
  readonly key: string;
  readonly id: string | null;
  readonly seq: number | null;
  readonly clientMessageId: string | null;
  readonly senderType: SenderType;
  readonly senderId: string | null;
  readonly senderName: string | null;
  /** The version of the sender's picture. */
  readonly senderPicture: string | null;
  readonly isMine: boolean;
  readonly content: string;
  readonly visibility: Visibility;
  /** Ids of staff whom a note calls. */
  readonly mentions: readonly string[];
  readonly moderation: ModerationState;
  readonly flags: readonly MessageFlag[];
  readonly sentiment: Sentiment | null;
  /** Who let it through after moderation had blocked it; for staff. */
  readonly releasedBy: string | null;
  readonly citations: readonly Citation[];
  readonly metadata: MessageMetadata;
  readonly feedback: FeedbackRating | null;
  readonly createdAt: string;
  readonly state: ChatItemState;
  /** The code of the error that kept it from being sent. */
  readonly error: OutboxEntry['error'];
  /** The assistant could not answer this message, and is not at it again. */
  readonly failure: AnswerFailure | null;
}

export type ChatRow =
  | { readonly kind: 'day'; readonly key: string; readonly date: string }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'system'; readonly key: string; readonly item: ChatItem }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly item: ChatItem;
      readonly startsGroup: boolean;
      readonly endsGroup: boolean;
    };

/** What came while the reader was away: messages of others after one number, up to another. */
export interface Unread {
  readonly after: number;
  readonly upTo: number;
}

/** Messages of one sender closer than this belong together, in ms. */
const GROUP_SPAN = 5 * 60_000;

/** Stored messages by `seq`, then what is still on its way out, then answers being written. */
export function chatItems(timeline: Timeline, outbox: readonly OutboxEntry[], me: string): ChatItem[] {
  // What is answered, or about to be, has not failed, whichever news comes first.
  const answered = new Set(
    [...timeline.messages.filter(isAnswer), ...timeline.streams].map(({ replyTo }) => replyTo),
  );
  const arrived = new Set(timeline.messages.map(({ clientMessageId }) => clientMessageId));
  return [
    ...timeline.messages.map((message) => fromMessage(message, me, answered.has(message._id))),
    ...outbox.filter(({ clientMessageId }) => !arrived.has(clientMessageId)).map(fromOutbox),
    ...timeline.streams.filter(({ text }) => text).map(fromStream),
  ];
}

/** The items with lines for days and for where the reader left off, marked where a sender's group begins and ends. */
export function chatRows(items: readonly ChatItem[], unread: Unread | null = null): ChatRow[] {
  const rows: ChatRow[] = [];
  const firstNew = unread && items.find((item) => isUnread(item, unread));
  const isCutBefore = (item?: ChatItem) => !!item && item === firstNew;
  items.forEach((item, index) => {
    const before = items[index - 1];
    const after = items[index + 1];
    const day = dayOf(item.createdAt);
    if (!before || dayOf(before.createdAt) !== day)
      rows.push({ kind: 'day', key: `day-${day}`, date: item.createdAt });
    if (isCutBefore(item)) rows.push({ kind: 'new', key: 'new' });
    if (item.senderType === 'system') rows.push({ kind: 'system', key: item.key, item });
    else {
      const startsGroup = !before || isCutBefore(item) || !belongTogether(before, item);
      const endsGroup = !after || isCutBefore(after) || !belongTogether(item, after);
      rows.push({ kind: 'message', key: item.key, item, startsGroup, endsGroup });
    }
  });
  return rows;
}

function isUnread({ isMine, seq }: ChatItem, { after, upTo }: Unread): boolean {
  return !isMine && seq !== null && seq > after && seq <= upTo;
}

function belongTogether(a: ChatItem, b: ChatItem): boolean {
  return (
    a.senderType === b.senderType &&
    a.senderId === b.senderId &&
    a.visibility === b.visibility &&
    dayOf(a.createdAt) === dayOf(b.createdAt) &&
    Date.parse(b.createdAt) - Date.parse(a.createdAt) < GROUP_SPAN
  );
}

function dayOf(date: string): string {
  return new Date(date).toDateString();
}

function fromMessage(message: MessageView, me: string, isAnswered: boolean): ChatItem {
  const isMine = message.sender?._id === me && message.senderType !== 'ai';
  return {
    key: (isMine && message.clientMessageId) || message._id,
    id: message._id,
    seq: message.seq,
    clientMessageId: message.clientMessageId ?? null,
    senderType: message.senderType,
    senderId: message.sender?._id ?? null,
    senderName: message.sender?.name ?? null,
    senderPicture: message.sender?.avatar ?? null,
    isMine,
    content: message.content,
    visibility: message.visibility,
    mentions: message.mentions,
    moderation: message.moderation,
    flags: message.flags,
    sentiment: message.metadata.sentiment ?? null,
    releasedBy: message.release?.by.name ?? null,
    citations: message.metadata.citations ?? [],
    metadata: message.metadata,
    feedback: message.feedback,
    createdAt: message.createdAt,
    state: 'stored',
    error: null,
    failure: isAnswered ? null : message.answerFailure,
  };
}

const UNSTORED = {
  id: null,
  seq: null,
  sentiment: null,
  releasedBy: null,
  citations: [],
  metadata: {},
  feedback: null,
  flags: [],
  failure: null,
} as const;

function fromOutbox(entry: OutboxEntry): ChatItem {
  return {
    ...UNSTORED,
    key: entry.clientMessageId,
    clientMessageId: entry.clientMessageId,
    senderType: entry.senderType,
    senderId: entry.author,
    senderName: null,
    senderPicture: null,
    isMine: true,
    content: entry.content,
    visibility: entry.visibility,
    mentions: entry.mentions ?? [],
    moderation: 'pending',
    createdAt: entry.writtenAt,
    state: entry.state,
    error: entry.error,
  };
}

function fromStream(stream: AnswerStream): ChatItem {
  return {
    ...UNSTORED,
    key: stream.messageId,
    id: stream.messageId,
    clientMessageId: null,
    senderType: 'ai',
    senderId: null,
    senderName: null,
    senderPicture: null,
    isMine: false,
    content: stream.text,
    visibility: 'public',
    mentions: [],
    moderation: 'passed',
    createdAt: new Date(stream.startedAt).toISOString(),
    state: 'streaming',
    error: null,
  };
}
