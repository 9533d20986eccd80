import type {
  AiCancelled,
  AiDelta,
  AiFailed,
  MessageBlocked,
  MessageChanges,
  MessageView,
} from '@switchboard/contracts';

/**
 * What one reader has of one conversation. All functions here are pure: they take a timeline and give the next, and
 * give the same object back when nothing changed. Whatever the order in which pages and events arrive, the same
 * copies lead to the same messages.
 */
export interface Timeline {
  /** Ascending by `seq`, each `_id` once. */
  readonly messages: readonly MessageView[];
  /** Nothing that this reader may see lies between the first message here and this number, except what is here. */
  readonly syncedTo: number;
  /** The newest page has come; before it, what events brought has no beginning. */
  readonly isLoaded: boolean;
  /** There is history before the first message. */
  readonly hasEarlier: boolean;
  readonly streams: readonly AnswerStream[];
  /** Changes that came before the message they belong to. */
  readonly earlyChanges: Readonly<Record<string, readonly MessageChanges[]>>;
  /** `updatedAt` of the last whole copy of a message that later events have changed. */
  readonly wholeCopies: Readonly<Record<string, string>>;
}

/** An answer that is being written. */
export interface AnswerStream {
  readonly messageId: string;
  readonly replyTo: string;
  readonly text: string;
  readonly nextIndex: number;
  /** A piece was lost: what comes after it would read wrongly, so the bubble waits for the whole. */
  readonly isBroken: boolean;
  readonly startedAt: number;
  /** When its last piece came, in ms. */
  readonly touchedAt: number;
}

export interface TimelinePage {
  readonly messages: readonly MessageView[];
  readonly hasMore: boolean;
  readonly syncedTo?: number;
}

/** A bubble silent for longer is dropped, in ms. */
export const STREAM_SILENCE = 30_000;

export const EMPTY_TIMELINE: Timeline = {
  messages: [],
  syncedTo: 0,
  isLoaded: false,
  hasEarlier: false,
  streams: [],
  earlyChanges: {},
  wholeCopies: {},
};

/** The newest page: where a reader begins. */
export function mergeNewestPage(timeline: Timeline, page: TimelinePage): Timeline {
  const merged = mergeMessages(timeline, page.messages);
  const isFirst = !timeline.isLoaded;
  // A newest page that begins after what is held may leave a hole; `syncedTo` then stays, and asking from it fills it.
  const first = page.messages[0]?.seq;
  const connects = isFirst || first === undefined || first <= timeline.syncedTo + 1;
  return advance({
    ...merged,
    isLoaded: true,
    hasEarlier: isFirst ? page.hasMore : timeline.hasEarlier,
    syncedTo: connects ? Math.max(timeline.syncedTo, page.syncedTo ?? 0) : timeline.syncedTo,
  });
}

/** A page asked for with `afterSeq`. */
export function mergeLaterPage(timeline: Timeline, page: TimelinePage, afterSeq: number): Timeline {
  const merged = mergeMessages(timeline, page.messages);
  const connects = afterSeq <= timeline.syncedTo;
  const syncedTo = connects ? Math.max(timeline.syncedTo, page.syncedTo ?? 0) : timeline.syncedTo;
  return advance(syncedTo === merged.syncedTo ? merged : { ...merged, syncedTo });
}

/** A page asked for with `beforeSeq`. */
export function mergeEarlierPage(timeline: Timeline, page: TimelinePage): Timeline {
  return { ...mergeMessages(timeline, page.messages), hasEarlier: page.hasMore };
}

/** One message, whether from an event or from an acknowledgement. */
export function mergeMessage(timeline: Timeline, message: MessageView): Timeline {
  return advance(mergeMessages(timeline, [message]));
}

/** There is a number after `syncedTo` that is not here although a later one is: ask what belongs there. */
export function hasGap(timeline: Timeline): boolean {
  if (!timeline.isLoaded) return false;
  const held = new Set(timeline.messages.map(({ seq }) => seq));
  const last = timeline.messages.at(-1)?.seq ?? 0;
  for (let seq = timeline.syncedTo + 1; seq < last; seq++) if (!held.has(seq)) return true;
  return false;
}

export function applyChanges(timeline: Timeline, messageId: string, changes: MessageChanges): Timeline {
  const index = timeline.messages.findIndex(({ _id }) => _id === messageId);
  const message = timeline.messages[index];
  if (!message) {
    const waiting = [...(timeline.earlyChanges[messageId] ?? []), changes];
    return { ...timeline, earlyChanges: { ...timeline.earlyChanges, [messageId]: waiting } };
  }
  const wholeAt = timeline.wholeCopies[messageId] ?? message.updatedAt;
  if (changes.updatedAt && changes.updatedAt <= wholeAt) return timeline;
  const changed = withChanges(message, changes);
  const messages = timeline.messages.with(index, changed);
  if (changed.seq !== message.seq) messages.sort(bySeq);
  return advance({ ...timeline, messages, wholeCopies: { ...timeline.wholeCopies, [messageId]: wholeAt } });
}

export function markBlocked(timeline: Timeline, event: MessageBlocked): Timeline {
  return applyChanges(timeline, event.messageId, { moderation: 'blocked', flags: event.categories });
}

export function applyDelta(timeline: Timeline, delta: AiDelta, now: number): Timeline {
  if (timeline.messages.some(({ _id }) => _id === delta.messageId)) return timeline;
  const known = timeline.streams.find(({ messageId }) => messageId === delta.messageId);
  const others = timeline.streams.filter((stream) => stream !== known);
  if (delta.index === 0 || !known) {
    const begins = delta.index === 0;
    const stream: AnswerStream = {
      messageId: delta.messageId,
      replyTo: delta.replyTo,
      text: begins ? delta.text : '',
      nextIndex: delta.index + 1,
      isBroken: !begins,
      startedAt: known?.startedAt ?? now,
      touchedAt: now,
    };
    return { ...timeline, streams: [...others, stream] };
  }
  if (delta.index < known.nextIndex) return timeline;
  const isBroken = known.isBroken || delta.index > known.nextIndex;
  const text = isBroken ? known.text : known.text + delta.text;
  const grown: AnswerStream = { ...known, text, isBroken, nextIndex: delta.index + 1, touchedAt: now };
  return { ...timeline, streams: timeline.streams.map((stream) => (stream === known ? grown : stream)) };
}

export function cancelStream(timeline: Timeline, { messageId }: AiCancelled): Timeline {
  return withoutStreams(timeline, (stream) => stream.messageId === messageId);
}

export function dropSilentStreams(timeline: Timeline, now: number): Timeline {
  return withoutStreams(timeline, ({ touchedAt }) => now - touchedAt >= STREAM_SILENCE);
}

export function dropStreams(timeline: Timeline): Timeline {
  return withoutStreams(timeline, () => true);
}

/** Without the older messages; those are history again, to be asked for when somebody reads back. */
export function newestPart(timeline: Timeline, most: number): Timeline {
  if (timeline.messages.length <= most) return timeline;
  return { ...timeline, messages: timeline.messages.slice(-most), hasEarlier: true };
}

export function noteFailure(timeline: Timeline, failure: AiFailed): Timeline {
  if (isAnswered(timeline, failure.replyTo)) return timeline;
  const { error, retryable } = failure;
  const ended = withoutStreams(timeline, ({ replyTo }) => replyTo === failure.replyTo);
  return applyChanges(ended, failure.replyTo, { answerFailure: { error, retryable } });
}

function mergeMessages(timeline: Timeline, incoming: readonly MessageView[]): Timeline {
  if (incoming.length === 0) return timeline;
  const byId = new Map(timeline.messages.map((message) => [message._id, message]));
  const earlyChanges = { ...timeline.earlyChanges };
  const wholeCopies = { ...timeline.wholeCopies };
  for (const copy of incoming) {
    const held = byId.get(copy._id);
    if (held && held.updatedAt > copy.updatedAt) continue;
    const waiting = earlyChanges[copy._id] ?? [];
    delete earlyChanges[copy._id];
    const newer = waiting.filter(({ updatedAt }) => !updatedAt || updatedAt > copy.updatedAt);
    byId.set(copy._id, newer.reduce(withChanges, copy));
    if (newer.length || held) wholeCopies[copy._id] = copy.updatedAt;
  }
  const messages = [...byId.values()].sort(bySeq);
  return {
    ...timeline,
    messages,
    earlyChanges,
    wholeCopies,
    streams: timeline.streams.filter(({ messageId }) => !byId.has(messageId)),
  };
}

/** Moves `syncedTo` over what is here without a gap, up to the first message that is not decided. */
function advance(timeline: Timeline): Timeline {
  let { syncedTo } = timeline;
  for (const { seq, moderation } of timeline.messages) {
    if (seq <= syncedTo) continue;
    if (seq !== syncedTo + 1 || moderation === 'pending') break;
    syncedTo = seq;
  }
  return syncedTo === timeline.syncedTo ? timeline : { ...timeline, syncedTo };
}

function withChanges(message: MessageView, changes: MessageChanges): MessageView {
  const { metadata, ...fields } = changes;
  return {
    ...message,
    ...fields,
    metadata: { ...message.metadata, ...metadata },
    updatedAt: [message.updatedAt, fields.updatedAt ?? ''].sort()[1] ?? message.updatedAt,
  };
}

function withoutStreams(timeline: Timeline, isOver: (stream: AnswerStream) => boolean): Timeline {
  const streams = timeline.streams.filter((stream) => !isOver(stream));
  return streams.length === timeline.streams.length ? timeline : { ...timeline, streams };
}

/** A message that answers a question, and may be seen. */
export function isAnswer({ senderType, moderation }: MessageView): boolean {
  return senderType === 'ai' && moderation === 'passed';
}

function isAnswered({ messages }: Timeline, question: string): boolean {
  return messages.some((message) => isAnswer(message) && message.replyTo === question);
}

function bySeq(a: MessageView, b: MessageView): number {
  return a.seq - b.seq;
}
