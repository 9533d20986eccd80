import type { MessageView } from '@switchboard/contracts';
import { aMessage, anAnswer } from '../../../testing/factories';
import {
  EMPTY_TIMELINE,
  STREAM_SILENCE,
  type Timeline,
  applyChanges,
  applyDelta,
  cancelStream,
  dropSilentStreams,
  hasGap,
  markBlocked,
  mergeEarlierPage,
  mergeLaterPage,
  mergeMessage,
  mergeNewestPage,
  newestPart,
  noteFailure,
} from './message-timeline';

const seqs = (timeline: Timeline) => timeline.messages.map(({ seq }) => seq);
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => aMessage(from + i));
const loaded = (from: number, to: number): Timeline =>
  mergeNewestPage(EMPTY_TIMELINE, { messages: range(from, to), hasMore: from > 1, syncedTo: to });
const delta = (index: number, text: string) => ({
  conversationId: 'c1',
  messageId: 'm2',
  replyTo: 'm1',
  index,
  text,
});

/** The same numbers every time, so that a failure can be seen again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe('pages', () => {
  it('begin with the newest one', () => {
    const timeline = loaded(11, 20);
    expect(timeline.syncedTo).toBe(20);
    expect(timeline.hasEarlier).toBe(true);
  });

  it('of history come before it', () => {
    const timeline = mergeEarlierPage(loaded(11, 20), { messages: range(1, 10), hasMore: false });
    expect(seqs(timeline)).toEqual(range(1, 20).map(({ seq }) => seq));
    expect(timeline.hasEarlier).toBe(false);
    expect(timeline.syncedTo).toBe(20);
  });

  it('after what is known raise syncedTo only when they connect to it', () => {
    const timeline = loaded(1, 5);
    const connected = mergeLaterPage(timeline, { messages: range(6, 8), hasMore: false, syncedTo: 9 }, 5);
    expect(connected.syncedTo).toBe(9);
    const apart = mergeLaterPage(timeline, { messages: range(20, 22), hasMore: false, syncedTo: 22 }, 19);
    expect(apart.syncedTo).toBe(5);
    expect(hasGap(apart)).toBe(true);
  });

  it('read again replace older copies and keep newer ones', () => {
    let timeline = loaded(1, 3);
    const newer = aMessage(2, { content: 'newer', updatedAt: '2026-03-01T11:00:00.000Z' });
    timeline = mergeLaterPage(timeline, { messages: [newer], hasMore: false, syncedTo: 3 }, 0);
    timeline = mergeLaterPage(timeline, { messages: range(1, 3), hasMore: false, syncedTo: 3 }, 0);
    expect(timeline.messages[1]?.content).toBe('newer');
  });

  it('do not let an event that came first decide where history begins', () => {
    const early = mergeMessage(EMPTY_TIMELINE, aMessage(40));
    const timeline = mergeNewestPage(early, { messages: range(31, 40), hasMore: true, syncedTo: 40 });
    expect(timeline.hasEarlier).toBe(true);
    expect(timeline.syncedTo).toBe(40);
    expect(hasGap(timeline)).toBe(false);
  });
});

describe('newestPart', () => {
  it('leaves the older messages to be asked for again, and still knows up to where it is whole', () => {
    const whole = loaded(1, 3);
    const part = newestPart(whole, 2);
    expect(seqs(part)).toEqual([2, 3]);
    expect(part.hasEarlier).toBe(true);
    expect(part.syncedTo).toBe(3);
    expect(newestPart(part, 2)).toBe(part);
  });
});

describe('syncedTo', () => {
  it('follows messages that come without a gap', () => {
    const timeline = mergeMessage(loaded(1, 5), aMessage(6));
    expect(timeline.syncedTo).toBe(6);
    expect(hasGap(timeline)).toBe(false);
  });

  it('stays before a gap until it is filled', () => {
    let timeline = mergeMessage(loaded(1, 5), aMessage(8));
    expect(timeline.syncedTo).toBe(5);
    expect(hasGap(timeline)).toBe(true);
    timeline = mergeLaterPage(
      timeline,
      { messages: [aMessage(7), aMessage(8)], hasMore: false, syncedTo: 8 },
      5,
    );
    expect(timeline.syncedTo).toBe(8);
    expect(hasGap(timeline)).toBe(false);
  });

  it('stops before a message that is not decided, and moves on when it is', () => {
    let timeline = mergeMessage(loaded(1, 5), aMessage(6, { moderation: 'pending' }));
    timeline = mergeMessage(timeline, aMessage(7));
    expect(timeline.syncedTo).toBe(5);
    expect(hasGap(timeline)).toBe(false);
    timeline = mergeMessage(timeline, aMessage(6, { updatedAt: '2026-03-01T10:00:01.000Z' }));
    expect(timeline.syncedTo).toBe(7);
  });
});

describe('changes', () => {
  it('are merged into nested parts', () => {
    let timeline = mergeMessage(loaded(1, 1), anAnswer(2, { metadata: { model: 'embedded' } }));
    timeline = applyChanges(timeline, 'm2', { metadata: { sentiment: 'positive' } });
    expect(timeline.messages[1]?.metadata).toEqual({ model: 'embedded', sentiment: 'positive' });
  });

  it('that come before their message wait for it', () => {
    let timeline = applyChanges(loaded(1, 1), 'm2', { metadata: { sentiment: 'negative' } });
    timeline = mergeMessage(timeline, aMessage(2));
    expect(timeline.messages[1]?.metadata.sentiment).toBe('negative');
    expect(timeline.earlyChanges).toEqual({});
  });

  it('older than the copy that is here are ignored', () => {
    const timeline = mergeMessage(loaded(1, 1), aMessage(2, { updatedAt: '2026-03-01T12:00:00.000Z' }));
    const stale = { moderation: 'pending', updatedAt: '2026-03-01T11:00:00.000Z' } as const;
    expect(applyChanges(timeline, 'm2', stale)).toBe(timeline);
  });

  it('mark a blocked message, which stays for its sender', () => {
    const timeline = markBlocked(mergeMessage(loaded(1, 1), aMessage(2, { moderation: 'pending' })), {
      conversationId: 'c1',
      messageId: 'm2',
      clientMessageId: 'x',
      categories: ['harassment'],
    });
    expect(timeline.messages[1]).toMatchObject({ moderation: 'blocked', flags: ['harassment'] });
    expect(timeline.syncedTo).toBe(2);
  });

  it('move a released message to its new number', () => {
    const timeline = applyChanges(loaded(1, 3), 'm1', { seq: 9, updatedAt: '2026-03-02T10:00:00.000Z' });
    expect(seqs(timeline)).toEqual([2, 3, 9]);
  });
});

describe('a streaming answer', () => {
  it('grows, and gives way to the whole message of the same id', () => {
    let timeline = applyDelta(loaded(1, 1), delta(0, 'Open '), 0);
    timeline = applyDelta(timeline, delta(1, 'the page.'), 10);
    expect(timeline.streams[0]?.text).toBe('Open the page.');
    timeline = mergeMessage(timeline, anAnswer(2, { content: 'Open the page.' }));
    expect(timeline.streams).toEqual([]);
    expect(seqs(timeline)).toEqual([1, 2]);
  });

  it('begins anew at index 0', () => {
    let timeline = applyDelta(loaded(1, 1), delta(0, 'Wrong'), 0);
    timeline = applyDelta(timeline, delta(0, 'Right'), 10);
    expect(timeline.streams.map(({ text }) => text)).toEqual(['Right']);
  });

  it('takes a repeated piece once, and stops at a lost one', () => {
    let timeline = applyDelta(loaded(1, 1), delta(0, 'a'), 0);
    timeline = applyDelta(timeline, delta(1, 'b'), 1);
    timeline = applyDelta(timeline, delta(1, 'b'), 2);
    timeline = applyDelta(timeline, delta(3, 'd'), 3);
    timeline = applyDelta(timeline, delta(4, 'e'), 4);
    expect(timeline.streams[0]?.text).toBe('ab');
  });

  it('that was joined in the middle shows no half words', () => {
    expect(applyDelta(loaded(1, 1), delta(5, 'half'), 0).streams[0]?.text).toBe('');
  });

  it('is withdrawn when cancelled', () => {
    const timeline = applyDelta(loaded(1, 1), delta(0, 'a'), 0);
    expect(cancelStream(timeline, { conversationId: 'c1', messageId: 'm2', replyTo: 'm1' }).streams).toEqual(
      [],
    );
  });

  it('is dropped after 30 s of silence, not before', () => {
    const timeline = applyDelta(loaded(1, 1), delta(0, 'a'), 1_000);
    expect(dropSilentStreams(timeline, 1_000 + STREAM_SILENCE - 1)).toBe(timeline);
    expect(dropSilentStreams(timeline, 1_000 + STREAM_SILENCE).streams).toEqual([]);
  });

  it('does not come back with a piece that is late', () => {
    const timeline = mergeMessage(loaded(1, 1), anAnswer(2));
    expect(applyDelta(timeline, delta(0, 'late'), 0)).toBe(timeline);
  });
});

describe('a failed answer', () => {
  const failure = { conversationId: 'c1', replyTo: 'm1', error: 'The answer failed.', retryable: true };

  it('is noted on its question, and ends its bubble', () => {
    const timeline = noteFailure(applyDelta(loaded(1, 1), delta(0, 'a'), 0), failure);
    expect(timeline.streams).toEqual([]);
    expect(timeline.messages[0]?.answerFailure).toEqual({ error: 'The answer failed.', retryable: true });
  });

  it('is noted before its question is here', () => {
    const timeline = mergeMessage(noteFailure(loaded(1, 1), { ...failure, replyTo: 'm2' }), aMessage(2));
    expect(timeline.messages[1]?.answerFailure?.error).toBe('The answer failed.');
  });

  it('is not noted when the answer is here already', () => {
    const timeline = mergeMessage(loaded(1, 1), anAnswer(2));
    expect(noteFailure(timeline, failure)).toBe(timeline);
  });
});

describe('whatever the order', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('the same copies lead to the same messages (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const newest = new Map<string, MessageView>();
    const copies: MessageView[] = [];
    for (let seq = 1; seq <= 40; seq++) {
      if (random() < 0.2) continue;
      for (let version = 0; version <= Math.floor(random() * 3); version++) {
        const copy = aMessage(seq, {
          content: `version ${version}`,
          moderation: version === 0 && random() < 0.3 ? 'pending' : 'passed',
          updatedAt: `2026-03-01T10:00:0${version}.000Z`,
        });
        copies.push(copy, ...(random() < 0.3 ? [copy] : []));
        newest.set(copy._id, copy);
      }
    }
    const start: Timeline = { ...EMPTY_TIMELINE, isLoaded: true };
    let timeline = start;
    for (const copy of shuffled(copies, random)) {
      timeline =
        random() < 0.5
          ? mergeMessage(timeline, copy)
          : mergeLaterPage(timeline, { messages: [copy], hasMore: true, syncedTo: 0 }, copy.seq - 1);
    }
    expect(timeline.messages).toEqual([...newest.values()]);

    const whole = mergeLaterPage(timeline, { messages: timeline.messages, hasMore: false, syncedTo: 40 }, 0);
    expect(whole.messages).toEqual([...newest.values()]);
    expect(hasGap(whole)).toBe(false);
  });

  it('an interrupted reader who asks for what came after syncedTo misses nothing', () => {
    const random = randomFrom(42);
    const all = range(1, 60).filter(() => random() < 0.8);
    const last = all.at(-1)?.seq ?? 0;
    let timeline: Timeline = { ...EMPTY_TIMELINE, isLoaded: true };
    for (const message of all) if (random() < 0.5) timeline = mergeMessage(timeline, message);
    const missing = all.filter(({ seq }) => seq > timeline.syncedTo);
    timeline = mergeLaterPage(
      timeline,
      { messages: missing, hasMore: false, syncedTo: last },
      timeline.syncedTo,
    );
    expect(timeline.messages).toEqual(all);
    expect(timeline.syncedTo).toBe(last);
  });
});
