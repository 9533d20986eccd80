import { randomUUID } from 'node:crypto';
import type { ConversationView, MessageView } from '@switchboard/contracts';
import { AccountsService } from '../../src/modules/users/accounts.service';
import { UsersService } from '../../src/modules/users/users.service';
import { createAccount, createSignedIn, signIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { dataOf, errorOf, failureOf } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

/** Milliseconds within which a socket has to be closed once it lost its right. */
const CLOSED_WITHIN = 5_500;

describe('sockets', () => {
  let stores: IsolatedStores;
  let first: RunningProcess;
  let second: RunningProcess;
  let customer: SignedInAccount;
  let stranger: SignedInAccount;
  let agent: SignedInAccount;
  let conversationId: string;

  beforeAll(async () => {
    stores = await isolatedStores();
    [first, second] = await Promise.all([
      startApi(stores.env),
      startApi(stores.env),
      startWorker(stores.env),
    ]);
    [customer, stranger, agent] = await Promise.all([
      createSignedIn(first.url, stores, 'customer', 'Carla Customer'),
      createSignedIn(first.url, stores, 'customer', 'Stefan Stranger'),
      createSignedIn(first.url, stores, 'agent', 'Amir Agent'),
    ]);
    conversationId = dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
  }, 60_000);

  const onFirst = (account: SignedInAccount) => SocketClient.connect(first.url, account.token);
  const onSecond = (account: SignedInAccount) => SocketClient.connect(second.url, account.token);

  const joined = async (socket: SocketClient) => {
    dataOf(await socket.send('conversation:join', conversationId));
    return socket;
  };

  describe('at the handshake', () => {
    it.each([
      ['no token', {}],
      ['a token that is none', { token: 'nonsense' }],
      ['a token that is not a text', { token: { $gt: '' } }],
    ])('refuse %s', async (_, auth) => {
      await expect(SocketClient.connect(first.url, undefined, auth)).rejects.toMatchObject({
        data: { success: false, error: 'UNAUTHENTICATED' },
      });
    });

    it('refuse the eleventh connection of a user, over all processes', async () => {
      const busy = await createSignedIn(first.url, stores);
      const sockets = [];
      for (let index = 0; index < 10; index += 1) {
        sockets.push(await (index % 2 ? onFirst(busy) : onSecond(busy)));
        await sockets.at(-1)?.waitFor('users:online');
      }
      await expect(onFirst(busy)).rejects.toMatchObject({ data: { error: 'RATE_LIMITED' } });
      sockets[0]?.disconnect();
      await eventually('a place is free', async () => {
        const next = await onFirst(busy);
        return next.isConnected;
      });
    });
  });

  describe('with input that is wrong', () => {
    it.each<[string, unknown[]]>([
      ['conversation:join', []],
      ['conversation:join', [42]],
      ['conversation:join', ['not-an-id']],
      ['conversation:join', [{ conversationId: { $ne: null } }]],
      ['conversation:join', [{ conversationId: '507f1f77bcf86cd799439011', extra: true }]],
      ['message:new', []],
      ['message:new', [null]],
      ['message:new', ['text']],
      ['message:new', [{ conversationId: '507f1f77bcf86cd799439011' }]],
      ['message:new', [{ conversationId: '507f1f77bcf86cd799439011', message: { content: 'x' } }]],
      ['message:new', [{ conversationId: '507f1f77bcf86cd799439011', message: [] }]],
      [
        'message:new',
        [{ conversationId: '507f1f77bcf86cd799439011', message: [{ content: 'x', clientMessageId: 'x' }] }],
      ],
      ['message:read', [{ conversationId: '507f1f77bcf86cd799439011' }]],
      ['message:read', [{ conversationId: '507f1f77bcf86cd799439011', upToSeq: null, messageIds: null }]],
      ['message:read', [{ conversationId: '507f1f77bcf86cd799439011', upToSeq: 1, messageIds: 'all' }]],
      ['message:delivered', [{ conversationId: '507f1f77bcf86cd799439011', upToSeq: 'all' }]],
      ['typing:start', [[]]],
      ['ai:responding', [{}]],
    ])('answer %s %j in the acknowledgement and live on', async (event, payload) => {
      const socket = await onFirst(agent);
      expect(failureOf(await socket.sendRaw(event, ...payload))).toMatchObject({
        success: false,
        error: 'VALIDATION_FAILED',
        correlationId: expect.any(String),
      });
      await joined(socket);
      expect(socket.events).not.toContain('exception');
      socket.disconnect();
    });

    it.each([
      ['   ', 'message.content'],
      ['x'.repeat(4_001), 'message.content'],
      ['x'.repeat(150_000), 'message.content'],
    ])('name the field %#', async (content, field) => {
      const socket = await joined(await onFirst(customer));
      const failure = failureOf(await socket.say(conversationId, content));
      expect(failure.details?.map((detail) => detail.field)).toContain(field);
      socket.disconnect();
    });

    it('answer an event that does not exist', async () => {
      const socket = await onFirst(customer);
      expect(errorOf(await socket.sendRaw('message:received', {}))).toBe('NOT_FOUND');
      expect(errorOf(await socket.sendRaw('no:such', {}))).toBe('NOT_FOUND');
      socket.disconnect();
    });

    it('limit what one connection sends, and nothing else of it', async () => {
      const socket = await onFirst(customer);
      const answers = await Promise.all(
        Array.from({ length: 80 }, () => socket.send('conversation:join', conversationId)),
      );
      const refused = answers.filter((answer) => !answer.success);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThanOrEqual(20);
      expect(new Set(refused.map(errorOf))).toEqual(new Set(['RATE_LIMITED']));
      expect(socket.isConnected).toBe(true);
      socket.disconnect();
    });
  });

  it('keep strangers out of a conversation, over HTTP and sockets alike', async () => {
    const socket = await onFirst(stranger);
    expect(errorOf(await socket.send('conversation:join', conversationId))).toBe('CONVERSATION_NOT_FOUND');
    expect(errorOf(await socket.say(conversationId, 'Hello'))).toBe('CONVERSATION_NOT_FOUND');
    expect(errorOf(await socket.send('typing:start', { conversationId }))).toBe('NOT_A_PARTICIPANT');
    expect(errorOf(await socket.send('message:read', { conversationId, upToSeq: 1 }))).toBe(
      'CONVERSATION_NOT_FOUND',
    );
    for (const path of ['', '/messages']) {
      expect((await stranger.http.get(`/conversations/${conversationId}${path}`)).status).toBe(404);
    }
    const refusals = {
      join: 403,
      handback: 403,
      escalate: 404,
      resolve: 404,
      reopen: 404,
    };
    for (const [action, status] of Object.entries(refusals)) {
      const refused = await stranger.http.post(`/conversations/${conversationId}/${action}`);
      expect([action, refused.status]).toEqual([action, status]);
    }
    const written = await stranger.http.post(`/conversations/${conversationId}/messages`, {
      content: 'Hello',
    });
    expect(written.status).toBe(404);
    const mine = await joined(await onFirst(customer));
    dataOf(await mine.say(conversationId, 'Hello'));
    await mine.waitFor('message:received', ({ message }) => message.senderType === 'ai');
    expect(socket.events.filter((event) => event !== 'users:online')).toEqual([]);
  });

  it('take a repeat without counting it against the limit', async () => {
    const strict = await startApi({ ...stores.env, RATE_LIMIT_MESSAGES: '2/3600' });
    const account = await createSignedIn(strict.url, stores);
    const own = dataOf(await account.http.post<ConversationView>('/conversations', {}))._id;
    const socket = await SocketClient.connect(strict.url, account.token);
    const first = dataOf(await socket.say(own, 'One', 'one'));
    expect(dataOf(await socket.say(own, 'One', 'one'))._id).toBe(first._id);
    dataOf(await socket.say(own, 'Two', 'two'));
    expect(errorOf(await socket.say(own, 'Three', 'three'))).toBe('RATE_LIMITED');
    const overHttp = await account.http.post(`/conversations/${own}/messages`, { content: 'Four' });
    expect([overHttp.status, errorOf(overHttp)]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(overHttp.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(dataOf(await socket.say(own, 'One', 'one'))._id).toBe(first._id);
    await strict.stop();
  });

  it('pass typing on to the others in the conversation alone', async () => {
    const [mine, again, staff] = await Promise.all([onFirst(customer), onSecond(customer), onSecond(agent)]);
    await Promise.all([mine, again, staff].map(joined));
    dataOf(await mine.send('typing:start', { conversationId }));
    expect(await staff.waitFor('typing:user')).toEqual({
      userId: customer._id,
      userName: 'Carla Customer',
      conversationId,
    });
    dataOf(await mine.send('typing:stop', { conversationId }));
    await staff.waitFor('typing:stop', ({ userId }) => userId === customer._id);
    expect(again.received('typing:user')).toEqual([]);
  });

  it('tell who has a message and who has read it, as marks that only rise', async () => {
    const [mine, staff] = await Promise.all([onFirst(customer), onSecond(agent)]);
    await Promise.all([mine, staff].map(joined));
    expect(errorOf(await staff.send('message:read', { conversationId, upToSeq: 1 }))).toBe(
      'NOT_A_PARTICIPANT',
    );
    dataOf(await agent.http.post(`/conversations/${conversationId}/join`));
    const sent = dataOf(await mine.say(conversationId, 'Are you there?', randomUUID()));
    await staff.waitFor('message:received', ({ message }) => message._id === sent._id);

    dataOf(await staff.send('message:delivered', { conversationId, upToSeq: sent.seq }));
    const delivered = await mine.waitFor('message:delivered', ({ deliveredTo }) => deliveredTo === agent._id);
    expect(delivered).toMatchObject({ upToSeq: sent.seq, messageIds: expect.arrayContaining([sent._id]) });
    dataOf(await staff.send('message:read', { conversationId, messageIds: [sent._id] }));
    const read = await mine.waitFor('message:read', ({ readBy }) => readBy === agent._id);
    expect(read).toMatchObject({ upToSeq: sent.seq, messageIds: expect.arrayContaining([sent._id]) });

    dataOf(await staff.send('message:read', { conversationId, upToSeq: 1 }));
    dataOf(await staff.send('message:read', { conversationId, upToSeq: 100_000 }));
    const view = dataOf(await customer.http.get<ConversationView>(`/conversations/${conversationId}`));
    expect(view.participants.find(({ user }) => user === agent._id)).toMatchObject({ readSeq: sent.seq });
    const [message] = dataOf(
      await customer.http.get<MessageView[]>(
        `/conversations/${conversationId}/messages?afterSeq=${sent.seq - 1}`,
      ),
    );
    expect(message).toMatchObject({ _id: sent._id, isRead: true, readAt: expect.any(String) });
  });

  it('count what a customer has not read, until it is read', async () => {
    const own = dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
    const before = await customer.http.post<{ userMessage: MessageView }>(
      `/conversations/${own}/messages`,
      { content: 'Hello' },
      { Prefer: 'wait=20' },
    );
    expect(before.status).toBe(201);
    const unread = async () =>
      dataOf(await customer.http.get<ConversationView>(`/conversations/${own}`)).unreadCount;
    expect(await unread()).toBe(1);
    expect((await customer.http.put(`/conversations/${own}/messages/read`, { upToSeq: 2 })).status).toBe(200);
    expect(await unread()).toBe(0);
  });

  it('show customers who of staff is there, and staff the customers too', async () => {
    const [mine, staff] = await Promise.all([onFirst(customer), onSecond(agent)]);
    const isThere = (account: SignedInAccount) => (users: { userId: string }[]) =>
      users.some(({ userId }) => userId === account._id);
    await staff.waitFor('users:online', isThere(customer));
    const seen = await mine.waitFor('users:online', isThere(agent));
    expect(seen.every(({ role }) => role !== 'customer')).toBe(true);
    mine.disconnect();
  });

  describe('are closed within five seconds', () => {
    it('when the token is revoked, in whichever process', async () => {
      const account = await createAccount(stores);
      const signedIn = await signIn(first.url, account);
      const other = await signIn(first.url, account);
      const [socket, kept] = [await onSecond(signedIn), await onSecond(other)];
      expect((await signedIn.http.post('/auth/logout')).status).toBe(200);
      await socket.waitForDisconnect(CLOSED_WITHIN);
      expect(kept.isConnected).toBe(true);
    });

    const REQUEST = { conversations: 'delete', reassignTo: null } as const;
    it.each<[string, ({ app }: TestApp, id: string) => Promise<unknown>]>([
      ['deleted', ({ app }, id) => app.get(AccountsService).beginDeletion(id, REQUEST, id)],
      ['deactivated', ({ app }, id) => app.get(UsersService).deactivate(id)],
      ['given another role', ({ app }, id) => app.get(UsersService).changeRole(id, 'agent')],
    ])('when the user is %s', async (_, change) => {
      const account = await createSignedIn(first.url, stores);
      const socket = await onSecond(account);
      const app = await createTestApp({ stores });
      await change(app, account._id);
      await socket.waitForDisconnect(CLOSED_WITHIN);
      await app.close();
      await expect(onSecond(account)).rejects.toMatchObject({ data: { error: 'UNAUTHENTICATED' } });
    });
  });
});
