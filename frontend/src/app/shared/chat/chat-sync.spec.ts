import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { JoinedConversation, MessageView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aConversation, aMessage, aSignedInUser, anAnswer } from '../../../testing/factories';
import { FakeSocket, failure, success } from '../../../testing/fake-socket';
import { SessionStore } from '../../core/auth/session.store';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { ChatStore } from './chat.store';
import { ChatSync } from './chat-sync';
import { OutboxStore } from './outbox.store';
import { ReceiptSender } from './receipt-sender';
import { TypingStore } from './typing.store';

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('ChatSync', () => {
  let socket: FakeSocket;
  let chat: ChatStore;
  let sync: ChatSync;

  const joins = () => socket.saidOf('conversation:join');
  const seqs = () => chat.timeline().messages.map(({ seq }) => seq);

  async function answerJoin(
    messages: MessageView[],
    changes: Partial<JoinedConversation> = {},
  ): Promise<void> {
    const syncedTo = messages.at(-1)?.seq ?? 0;
    const page: JoinedConversation = {
      conversation: aConversation(),
      messages,
      hasMore: false,
      syncedTo,
      ...changes,
    };
    joins().at(-1)?.ack(null, success(page));
    await settled();
  }

  beforeEach(async () => {
    vi.useFakeTimers();
    localStorage.clear();
    sessionStorage.clear();
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        RealtimeService,
        OutboxStore,
        TypingStore,
        ReceiptSender,
        ChatStore,
        ChatSync,
        { provide: Socket, useValue: socket },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    chat = TestBed.inject(ChatStore);
    sync = TestBed.inject(ChatSync);
    TestBed.tick();
    socket.accept();
    sync.open('c1');
    await answerJoin([aMessage(1), anAnswer(2)]);
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  it('joins and shows the newest page', () => {
    expect(joins()[0]?.request).toEqual({ conversationId: 'c1' });
    expect(chat.loadState()).toBe('ready');
    expect(seqs()).toEqual([1, 2]);
  });

  it('shows what arrives, once', () => {
    const event = { conversationId: 'c1', message: aMessage(3) };
    socket.hear('message:received', event);
    socket.hear('message:received', event);
    socket.hear('message:received', { conversationId: 'another', message: aMessage(9) });
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('reads its page again on every connect, as far as there is more', async () => {
    socket.drop();
    socket.accept();
    expect(joins().at(-1)?.request).toEqual({ conversationId: 'c1', afterSeq: 0 });
    await answerJoin([aMessage(1), anAnswer(2), aMessage(3)], { hasMore: true });
    expect(joins().at(-1)?.request).toEqual({ conversationId: 'c1', afterSeq: 3 });
    await answerJoin([aMessage(4)]);
    expect(seqs()).toEqual([1, 2, 3, 4]);
    expect(joins()).toHaveLength(3);
  });

  it('asks for what is missing when a gap appears', async () => {
    socket.hear('message:received', { conversationId: 'c1', message: aMessage(5) });
    expect(joins().at(-1)?.request).toEqual({ conversationId: 'c1', afterSeq: 2 });
    await answerJoin([aMessage(3), aMessage(4), aMessage(5)]);
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  });

  it('asks no more than once a second while a gap stays', async () => {
    socket.hear('message:received', { conversationId: 'c1', message: aMessage(5) });
    await answerJoin([aMessage(5)], { syncedTo: 2 });
    socket.hear('message:received', { conversationId: 'c1', message: aMessage(6) });
    expect(joins()).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(joins()).toHaveLength(3);
    await answerJoin([aMessage(5), aMessage(6)], { syncedTo: 6 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(joins()).toHaveLength(3);
  });

  it.each([
    ['on sync:required', () => socket.hear('sync:required', {})],
    ['when the page becomes visible', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['every minute', () => vi.advanceTimersByTime(60_000)],
  ])('asks for what came after syncedTo %s', (_when, happen) => {
    happen();
    expect(joins()).toHaveLength(2);
    expect(joins().at(-1)?.request).toEqual({ conversationId: 'c1', afterSeq: 2 });
  });

  it('drops a bubble that fell silent, and withdraws a cancelled one', async () => {
    const piece = { conversationId: 'c1', messageId: 'm4', replyTo: 'm3', index: 0, text: 'Open' };
    socket.hear('ai:delta', piece);
    expect(chat.items().at(-1)?.state).toBe('streaming');
    socket.hear('ai:cancelled', { conversationId: 'c1', messageId: 'm4', replyTo: 'm3' });
    expect(chat.items()).toHaveLength(2);
    socket.hear('ai:delta', piece);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(chat.items()).toHaveLength(2);
  });

  it('tells what it has and what was read, together', async () => {
    socket.hear('message:received', { conversationId: 'c1', message: anAnswer(3) });
    chat.markRead(3);
    await vi.advanceTimersByTimeAsync(200);
    expect(socket.saidOf('message:delivered').at(-1)?.request).toEqual({ conversationId: 'c1', upToSeq: 3 });
    expect(socket.saidOf('message:read').map(({ request }) => request)).toEqual([
      { conversationId: 'c1', upToSeq: 3 },
    ]);
  });

  it('shows ticks as the other side comes along', () => {
    socket.hear('message:delivered', {
      conversationId: 'c1',
      deliveredTo: 'agent',
      upToSeq: 2,
      at: '',
      messageIds: [],
    });
    expect(chat.marks()).toEqual({ deliveredSeq: 2, readSeq: 1 });
    socket.hear('message:read', {
      conversationId: 'c1',
      readBy: 'agent',
      upToSeq: 1,
      at: '',
      messageIds: [],
    });
    expect(chat.marks()).toEqual({ deliveredSeq: 2, readSeq: 1 });
  });

  it('comes back to a conversation at once and then catches up', async () => {
    sync.open('c2');
    await answerJoin([], { conversation: aConversation({ _id: 'c2' }) });
    sync.open('c1');
    expect(chat.loadState()).toBe('ready');
    expect(seqs()).toEqual([1, 2]);
    expect(joins().at(-1)?.request).toEqual({ conversationId: 'c1', afterSeq: 0 });
  });

  it('marks what came while the reader was away, until the reader writes', async () => {
    const me = { user: 'customer', role: 'customer', deliveredSeq: 2, readSeq: 2, readAt: null } as const;
    const kinds = () => chat.rows().map(({ kind }) => kind);
    sync.open('c3');
    await answerJoin([aMessage(1), anAnswer(2), anAnswer(3)], {
      conversation: aConversation({ _id: 'c3', participants: [me], lastSeq: 3 }),
    });
    expect(kinds()).toEqual(['day', 'message', 'message', 'new', 'message']);
    chat.markRead(3);
    expect(kinds()).toContain('new');
    chat.receive(anAnswer(4, { conversation: 'c3' }));
    expect(kinds()).toEqual(['day', 'message', 'message', 'new', 'message', 'message']);
    chat.send('Thank you');
    expect(kinds()).not.toContain('new');
  });

  it.each([
    ['an event says so', 'conversation:updated', { conversationId: 'c1', changes: { deleted: true } }],
    ['it is asked for again', 'sync:required', {}],
  ])('is not there any more when %s', async (_how, event, payload) => {
    socket.hear(event, payload);
    joins().at(-1)?.ack(null, failure('CONVERSATION_NOT_FOUND'));
    await settled();
    expect([chat.loadState(), chat.conversation()]).toEqual(['deleted', null]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(chat.loadState()).toBe('deleted');
  });

  it('does not take the next conversation for the one that is gone', async () => {
    socket.hear('sync:required', {});
    const asked = joins().at(-1);
    sync.open('c2');
    asked?.ack(null, failure('CONVERSATION_NOT_FOUND'));
    await settled();
    expect(chat.loadState()).toBe('loading');
  });

  it('says why a conversation cannot be opened', async () => {
    sync.open('c9');
    joins().at(-1)?.ack(null, failure('CONVERSATION_NOT_FOUND'));
    await settled();
    expect(chat.loadState()).toBe('failed');
    expect(chat.error()?.code).toBe('CONVERSATION_NOT_FOUND');
  });
});
