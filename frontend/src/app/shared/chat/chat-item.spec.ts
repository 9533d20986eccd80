import { aMessage, anAnswer } from '../../../testing/factories';
import { chatItems, chatRows } from './chat-item';
import { EMPTY_TIMELINE, applyDelta, mergeMessage } from './message-timeline';
import type { OutboxEntry } from './outbox.store';

const entry: OutboxEntry = {
  clientMessageId: 'k1',
  conversationId: 'c1',
  author: 'customer',
  senderType: 'user',
  content: 'Hello',
  visibility: 'public',
  writtenAt: '2026-03-01T10:00:30.000Z',
  state: 'queued',
  error: null,
};

describe('chat items', () => {
  it('keep their key from optimistic to stored', () => {
    const before = chatItems(EMPTY_TIMELINE, [entry], 'customer');
    const stored = mergeMessage(EMPTY_TIMELINE, aMessage(1, { clientMessageId: 'k1', content: 'Hello' }));
    const after = chatItems(stored, [entry], 'customer');
    expect(before.map(({ key, state }) => [key, state])).toEqual([['k1', 'queued']]);
    expect(after.map(({ key, state }) => [key, state])).toEqual([['k1', 'stored']]);
  });

  it('keep their key from streaming to whole', () => {
    const delta = { conversationId: 'c1', messageId: 'm2', replyTo: 'm1', index: 0, text: 'Hi' };
    const streaming = applyDelta(mergeMessage(EMPTY_TIMELINE, aMessage(1)), delta, 0);
    const whole = mergeMessage(streaming, anAnswer(2, { content: 'Hi there' }));
    expect(chatItems(streaming, [], 'customer').at(-1)).toMatchObject({ key: 'm2', state: 'streaming' });
    expect(chatItems(whole, [], 'customer').at(-1)).toMatchObject({ key: 'm2', state: 'stored' });
  });

  it('put what is unsent after what is stored', () => {
    const stored = mergeMessage(EMPTY_TIMELINE, aMessage(1));
    expect(chatItems(stored, [entry], 'customer').map(({ key }) => key)).toEqual(['m1', 'k1']);
  });
});

describe('a failed answer', () => {
  const answerFailure = { error: 'The answer failed.', retryable: true };
  const question = mergeMessage(EMPTY_TIMELINE, aMessage(1, { answerFailure }));
  const failureIn = (timeline: typeof question) => chatItems(timeline, [], 'customer')[0]?.failure;

  it('stands on its question', () => {
    expect(failureIn(question)).toEqual(answerFailure);
  });

  it('is forgotten as soon as an answer begins, whether or not the question says so yet', () => {
    const delta = { conversationId: 'c1', messageId: 'm2', replyTo: 'm1', index: 0, text: 'Hi' };
    expect(failureIn(applyDelta(question, delta, 0))).toBeNull();
    expect(failureIn(mergeMessage(question, anAnswer(2)))).toBeNull();
  });

  it('stays when the answer was blocked', () => {
    expect(failureIn(mergeMessage(question, anAnswer(2, { moderation: 'blocked' })))).toEqual(answerFailure);
  });
});

describe('chat rows', () => {
  const rows = (...messages: ReturnType<typeof aMessage>[]) =>
    chatRows(chatItems(messages.reduce(mergeMessage, EMPTY_TIMELINE), [], 'customer'));

  it('group what one sender wrote within five minutes', () => {
    const grouped = rows(
      aMessage(1),
      aMessage(2, { createdAt: '2026-03-01T10:04:00.000Z' }),
      aMessage(3, { createdAt: '2026-03-01T10:20:00.000Z' }),
      anAnswer(4, { createdAt: '2026-03-01T10:20:01.000Z' }),
    );
    const edges = grouped.flatMap((row) =>
      row.kind === 'message' ? [[row.startsGroup, row.endsGroup]] : [],
    );
    expect(edges).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  describe('and where the reader left off', () => {
    const lineOf = (after: number, upTo: number, ...messages: ReturnType<typeof aMessage>[]) => {
      const items = chatItems(messages.reduce(mergeMessage, EMPTY_TIMELINE), [], 'customer');
      return chatRows(items, { after, upTo }).map((row) => ('item' in row ? row.item.seq : row.kind));
    };

    it('put a line before the first message of others that is new', () => {
      expect(lineOf(1, 4, aMessage(1), aMessage(2), anAnswer(3), anAnswer(4))).toEqual([
        'day',
        1,
        2,
        'new',
        3,
        4,
      ]);
    });

    it('put none where nothing is new, and none for what comes while the reader looks on', () => {
      expect(lineOf(3, 3, aMessage(1), anAnswer(2), aMessage(3))).not.toContain('new');
      expect(lineOf(2, 2, aMessage(1), anAnswer(2), anAnswer(3))).not.toContain('new');
    });

    it('begin a group anew after it', () => {
      const items = chatItems(
        [anAnswer(1), anAnswer(2)].reduce(mergeMessage, EMPTY_TIMELINE),
        [],
        'customer',
      );
      const edges = chatRows(items, { after: 1, upTo: 2 }).flatMap((row) =>
        row.kind === 'message' ? [[row.startsGroup, row.endsGroup]] : [],
      );
      expect(edges).toEqual([
        [true, true],
        [true, true],
      ]);
    });
  });

  it('set days apart, and system lines', () => {
    const kinds = rows(
      aMessage(1),
      aMessage(2, { senderType: 'system', sender: null }),
      aMessage(3, { createdAt: '2026-03-04T10:00:00.000Z' }),
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['day', 'message', 'system', 'day', 'message']);
  });
});
