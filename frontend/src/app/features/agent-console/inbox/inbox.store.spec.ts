import { TestBed } from '@angular/core/testing';
import type { ListConversationsQuery, StaffConversationView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aSignedInUser, aStaffConversation } from '../../../../testing/factories';
import { FakeSocket } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { ApiError } from '../../../core/http/api-error';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { DEFAULT_QUERY } from './inbox-query';
import { InboxApi } from './inbox.api';
import { InboxStore } from './inbox.store';

type Page = Awaited<ReturnType<InboxApi['list']>>;

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();
/** The higher the minute, the further up by activity. */
const aRow = (_id: string, minute: number, changes: Partial<StaffConversationView> = {}) =>
  aStaffConversation({
    _id,
    metadata: { ...aStaffConversation().metadata, lastMessageAt: at(minute) },
    ...changes,
  });

describe('InboxStore', () => {
  let socket: FakeSocket;
  let store: InboxStore;
  const list = vi.fn<InboxApi['list']>();
  const conversation = vi.fn<InboxApi['conversation']>();

  const ids = () => store.rows().map(({ _id }) => _id);
  const page = (data: StaffConversationView[], nextCursor: string | null = null): Page => ({
    data,
    meta: { nextCursor },
  });
  const change = (conversationId: string, changes: object) =>
    socket.hear('conversation:updated', { conversationId, changes });
  /** What the server says of a conversation with every change. */
  const state = ({ metadata, user: _user, ...rest }: StaffConversationView) => ({
    ...rest,
    lastMessageAt: metadata.lastMessageAt,
  });

  async function show(
    rows: StaffConversationView[],
    query = {},
    cursor: string | null = null,
  ): Promise<void> {
    list.mockResolvedValueOnce(page(rows, cursor));
    await store.show({ ...DEFAULT_QUERY, ...query });
  }

  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetAllMocks();
    localStorage.clear();
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        RealtimeService,
        InboxStore,
        { provide: Socket, useValue: socket },
        { provide: InboxApi, useValue: { list, conversation } },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    store = TestBed.inject(InboxStore);
  });

  afterEach(() => vi.useRealTimers());

  it('reads the first page of what the address names', async () => {
    await show([aRow('a', 2), aRow('b', 1)], { view: 'escalated', tag: 'vip' });
    expect(list).toHaveBeenCalledWith({ view: 'escalated', sort: 'need', tag: 'vip', limit: 100 });
    expect(ids()).toEqual(['a', 'b']);
    expect(store.loadState()).toBe('ready');
  });

  it('merges a change without asking again, and moves the row to its place', async () => {
    await show([aRow('a', 2), aRow('b', 1)]);
    change('b', state(aRow('b', 3, { title: 'Renamed', sentiment: 'frustrated' })));
    expect(ids()).toEqual(['b', 'a']);
    expect(store.rows()[0]).toMatchObject({ title: 'Renamed', sentiment: 'frustrated' });
    expect(list).toHaveBeenCalledTimes(1);
    await vi.runAllTimersAsync();
    expect(conversation).not.toHaveBeenCalled();
  });

  it('lets a row go when it ceases to fit, or is deleted', async () => {
    await show([aRow('a', 3), aRow('b', 2), aRow('c', 1)], { view: 'active' });
    change('a', state(aRow('a', 3, { status: 'resolved' })));
    change('b', { deleted: true });
    expect(ids()).toEqual(['c']);
  });

  it('keeps what is unresolved until it is resolved', async () => {
    await show([aRow('a', 3), aRow('b', 2)], { status: 'unresolved' });
    change('a', state(aRow('a', 3, { status: 'escalated', snoozedUntil: at(9) })));
    change('b', state(aRow('b', 2, { status: 'resolved' })));
    expect(ids()).toEqual(['a']);
  });

  it('takes a conversation in when it begins to fit, and none that does not', async () => {
    await show([aRow('a', 1)], { view: 'escalated' });
    change('x', state(aRow('x', 2, { status: 'active' })));
    const needed = aRow('y', 3, { status: 'escalated', needsPersonSince: at(3) });
    conversation.mockResolvedValueOnce(needed);
    change('y', state(needed));
    await vi.runAllTimersAsync();
    expect(conversation).toHaveBeenCalledExactlyOnceWith('y');
    expect(ids()).toEqual(['y', 'a']);
  });

  it('shows a new conversation at once', async () => {
    await show([aRow('a', 1)]);
    change('n', { created: aRow('n', 2) });
    expect(ids()).toEqual(['n', 'a']);
  });

  it('does not ask about what belongs further down than is loaded', async () => {
    await show([aRow('a', 9), aRow('b', 8)], {}, 'more');
    change('x', state(aRow('x', 1)));
    await vi.runAllTimersAsync();
    expect(conversation).not.toHaveBeenCalled();
    expect(ids()).toEqual(['a', 'b']);
  });

  it('leaves to the server what a search finds', async () => {
    await show([aRow('a', 1)], { search: 'refund' });
    change('x', state(aRow('x', 2)));
    change('n', { created: aRow('n', 3) });
    await vi.runAllTimersAsync();
    expect(conversation).not.toHaveBeenCalled();
    expect(ids()).toEqual(['a']);
  });

  it('asks how much is unread only where the reader takes part', async () => {
    const participants = [
      { user: 'agent', role: 'agent', deliveredSeq: 0, readSeq: 0, readAt: null } as const,
    ];
    await show([aRow('a', 1, { participants })]);
    conversation.mockResolvedValueOnce(aRow('a', 2, { participants, unreadCount: 3 }));
    change('a', state(aRow('a', 2)));
    change('a', state(aRow('a', 2)));
    await vi.runAllTimersAsync();
    expect(conversation).toHaveBeenCalledTimes(1);
    expect(store.find('a')?.unreadCount).toBe(3);
    store.clearUnread('a');
    expect(store.find('a')?.unreadCount).toBe(0);
  });

  it('reads on, each row once', async () => {
    await show([aRow('a', 3), aRow('b', 2)], {}, 'next');
    list.mockResolvedValueOnce(page([aRow('b', 2), aRow('c', 1)]));
    await store.loadMore();
    expect(list.mock.lastCall?.[0].cursor).toBe('next');
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(store.hasMore()).toBe(false);
  });

  it('says when reading on failed, and reads on when asked again', async () => {
    await show([aRow('a', 3)], {}, 'next');
    list.mockRejectedValueOnce(new ApiError('OFFLINE', { message: 'no' }));
    await store.loadMore();
    expect(store.moreError()?.code).toBe('OFFLINE');
    list.mockResolvedValueOnce(page([aRow('b', 1)]));
    await store.loadMore();
    expect(store.moreError()).toBeNull();
    expect(ids()).toEqual(['a', 'b']);
  });

  it('believes events over a page that was asked for before them', async () => {
    let answer: (page: Page) => void = () => undefined;
    await show([aRow('a', 3), aRow('b', 2)], {}, 'next');
    list.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const reading = store.loadMore();
    change('a', { deleted: true });
    change('b', state(aRow('b', 2, { title: 'Newer' })));
    answer(page([aRow('a', 3), aRow('b', 2), aRow('c', 1)]));
    await reading;
    expect(ids()).toEqual(['b', 'c']);
    expect(store.find('b')?.title).toBe('Newer');
  });

  it('forgets an answer to what is no longer asked', async () => {
    let answer: (page: Page) => void = () => undefined;
    list.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const first = store.show({ ...DEFAULT_QUERY, view: 'mine' });
    await show([aRow('b', 1)], { view: 'resolved' });
    answer(page([aRow('a', 1)]));
    await first;
    expect(ids()).toEqual(['b']);
  });

  it('reads again what is shown after a lost connection, and whenever it may have missed something', async () => {
    socket.accept();
    await show([aRow('a', 2), aRow('b', 1)]);
    list.mockResolvedValueOnce(page([aRow('c', 3), aRow('a', 2)]));
    socket.drop();
    socket.accept();
    await vi.runAllTimersAsync();
    expect(ids()).toEqual(['c', 'a']);
    list.mockResolvedValueOnce(page([aRow('a', 2)]));
    socket.hear('sync:required', {});
    await vi.runAllTimersAsync();
    expect(ids()).toEqual(['a']);
  });

  it('reads the list again instead of very many conversations', async () => {
    await show([aRow('a', 1)], { view: 'escalated' });
    list.mockResolvedValueOnce(page([aRow('x0', 9, { status: 'escalated' })]));
    for (let i = 0; i < 8; i++) change(`x${i}`, state(aRow(`x${i}`, 9, { status: 'escalated' })));
    await vi.runAllTimersAsync();
    expect(conversation).not.toHaveBeenCalled();
    expect(list.mock.calls.map(([query]: [ListConversationsQuery]) => query.cursor)).toEqual([
      undefined,
      undefined,
    ]);
    expect(ids()).toEqual(['x0']);
  });

  it('says why nothing could be loaded', async () => {
    list.mockRejectedValueOnce(new ApiError('OFFLINE', { message: 'no' }));
    await store.show(DEFAULT_QUERY);
    expect(store.loadState()).toBe('failed');
    list.mockResolvedValueOnce(page([aRow('a', 1)]));
    await store.load();
    expect(ids()).toEqual(['a']);
  });
});
