import { EventEmitter2 } from '@nestjs/event-emitter';
import {
  NOTIFICATION_KINDS,
  type AgentFigures,
  type ConversationView,
  type NotificationKind,
  type NotificationPreferences,
  type NotificationsMeta,
  type NotificationView,
  type ReportView,
  type SendMessageRequest,
  type SentMessage,
  type StaffMember,
  type UnreadNotifications,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { EscalationService } from '../../src/modules/conversations/escalation.service';
import { SettlementService } from '../../src/modules/messages/settlement.service';
import { UsersService } from '../../src/modules/users/users.service';
import { SweepDue } from '../../src/platform/sweep/sweep-due';
import { createSignedIn, signIn, type SignedInAccount } from './support/accounts';
import { dataOf, failureOf, successOf, type HttpAnswer } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

type Page = HttpAnswer<NotificationView[], NotificationsMeta>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let api: TestApp;
let customer: SignedInAccount;
let agent: SignedInAccount;
let colleague: SignedInAccount;
let admin: SignedInAccount;

const converse = async (title = 'My refund'): Promise<string> =>
  dataOf(await customer.http.post<ConversationView>('/conversations', { title }))._id;

const store = (conversation: string, fields: object) =>
  api.stores.mongo
    .collection('conversations')
    .updateOne({ _id: new Types.ObjectId(conversation) }, { $set: fields });

const service = <Service>(type: abstract new (...args: never[]) => Service): Service =>
  api.app.get(type, { strict: false });

const told = async (who: SignedInAccount, query = ''): Promise<NotificationView[]> =>
  dataOf(await who.http.get<NotificationView[]>(`/notifications?${query}`));

const kindsFor = async (who: SignedInAccount): Promise<NotificationKind[]> =>
  (await told(who)).map(({ kind }) => kind);

const write = async (who: SignedInAccount, conversation: string, message: SendMessageRequest) =>
  dataOf(await who.http.post<SentMessage>(`/conversations/${conversation}/messages`, message)).userMessage;

/** What moderation lets through, without a worker. */
const writeAsCustomer = async (conversation: string, content: string): Promise<void> => {
  const { _id } = dataOf(await (await customersWindow()).say(conversation, content));
  await service(SettlementService).settle(_id, { isBlocked: false, flags: [] });
};

let window: SocketClient | undefined;
const customersWindow = async (): Promise<SocketClient> =>
  (window ??= await SocketClient.connect(api.url, customer.token));

beforeAll(async () => {
  api = await createTestApp();
  const account = (role: SignedInAccount['role'], name: string) =>
    createSignedIn(api.url, api.stores, role, name);
  [customer, agent, colleague, admin] = await Promise.all([
    account('customer', 'Cora'),
    account('agent', 'Anna'),
    account('agent', 'Ben'),
    account('admin', 'Zoe'),
  ]);
});

describe('staff', () => {
  const member = async ({ _id }: SignedInAccount): Promise<StaffMember | undefined> =>
    dataOf(await agent.http.get<StaffMember[]>('/staff')).find((one) => one._id === _id);

  it('are listed by name, with who is there and what each has on their hands', async () => {
    await SocketClient.connect(api.url, agent.token);
    const [mine, resolved, taggedAlong] = [await converse(), await converse(), await converse()];
    for (const id of [mine, resolved]) await agent.http.post(`/conversations/${id}/join`);
    await agent.http.post(`/conversations/${resolved}/resolve`);
    await colleague.http.post(`/conversations/${taggedAlong}/join`);
    await agent.http.post(`/conversations/${taggedAlong}/join`);
    const former = await createSignedIn(api.url, api.stores, 'agent', 'Gone');
    await api.stores.mongo
      .collection('users')
      .updateOne({ _id: new Types.ObjectId(former._id) }, { $set: { isActive: false } });

    const listed = { avatar: null, status: 'available' };
    expect(dataOf(await colleague.http.get<StaffMember[]>('/staff'))).toEqual([
      { _id: agent._id, name: 'Anna', role: 'agent', ...listed, isOnline: true, load: 1 },
      { _id: colleague._id, name: 'Ben', role: 'agent', ...listed, isOnline: false, load: 1 },
      { _id: admin._id, name: 'Zoe', role: 'admin', ...listed, isOnline: false, load: 0 },
    ]);
    for (const path of ['/staff', '/staff/me/figures']) {
      expect((await customer.http.get(path)).status).toBe(403);
    }
  });

  it('say whether they take on work, and colleagues see it at once', async () => {
    const window = await SocketClient.connect(api.url, admin.token);
    expect((await colleague.http.put('/staff/me/status', { status: 'away' })).status).toBe(200);
    expect(await window.waitFor('staff:status')).toEqual({ userId: colleague._id, status: 'away' });
    expect((await member(colleague))?.status).toBe('away');
    const refused = await colleague.http.put('/staff/me/status', { status: 'asleep' });
    expect([refused.status, failureOf(refused).details?.[0]?.field]).toEqual([400, 'status']);
    // What is so already is no news.
    await colleague.http.put('/staff/me/status', { status: 'away' });
    await colleague.http.put('/staff/me/status', { status: 'available' });
    await window.waitFor('staff:status', ({ status }) => status === 'available');
    expect(window.received('staff:status')).toHaveLength(2);
  });

  it('see their own figures of the last 30 days', async () => {
    const newcomer = await createSignedIn(api.url, api.stores, 'agent');
    const figures = async () => dataOf(await newcomer.http.get<AgentFigures>('/staff/me/figures'));
    expect(await figures()).toEqual({
      handled: 0,
      resolved: 0,
      firstResponseTime: null,
      resolutionTime: null,
      resolutionRate: null,
      reopenRate: null,
      averageRating: null,
      ratings: 0,
    });

    const deed = (by: SignedInAccount, waited: number, daysAgo = 1) => ({
      by: new Types.ObjectId(by._id),
      at: new Date(Date.now() - daysAgo * DAY),
      waited,
    });
    const rating = (score: number) => ({ score, comment: '', at: new Date() });
    const [first, second, third, old, foreign] = await Promise.all([1, 2, 3, 4, 5].map(() => converse()));
    for (const id of [first, second, third, old]) await newcomer.http.post(`/conversations/${id}/join`);
    await Promise.all([
      store(first!, {
        firstResponse: deed(newcomer, 1_000),
        resolution: deed(newcomer, 10_000),
        reopenings: 2,
        rating: rating(5),
      }),
      store(second!, {
        firstResponse: deed(newcomer, 2_000),
        resolution: deed(newcomer, 30_000),
        assignedAgent: null,
        rating: rating(2),
      }),
      // Somebody else answered first, resolved it, and is judged for it.
      store(third!, {
        firstResponse: deed(agent, 50_000),
        resolution: deed(agent, 90_000),
        assignedAgent: new Types.ObjectId(agent._id),
        reopenings: 1,
        rating: rating(1),
      }),
      // Too long ago.
      store(old!, {
        lastActivityAt: new Date(Date.now() - 31 * DAY),
        firstResponse: deed(newcomer, 70_000, 31),
        resolution: deed(newcomer, 70_000, 31),
      }),
      // Resolved without a word.
      store(foreign!, { resolution: deed(newcomer, 50_000) }),
    ]);
    expect(await figures()).toEqual({
      handled: 4,
      resolved: 3,
      firstResponseTime: 1_500,
      resolutionTime: 30_000,
      resolutionRate: 0.75,
      reopenRate: 1 / 3,
      averageRating: 3.5,
      ratings: 2,
    });
  });
});

describe('notifications', () => {
  const setStatus = (who: SignedInAccount, status: string) => who.http.put('/staff/me/status', { status });
  const mute = (who: SignedInAccount, ...muted: NotificationKind[]) =>
    who.http.put<NotificationPreferences>('/notifications/preferences', { muted });

  beforeEach(async () => {
    await Promise.all([agent, colleague, admin].map((who) => setStatus(who, 'available')));
    await api.stores.mongo.collection('notifications').deleteMany({});
  });

  it('call staff to an escalated conversation: not who is away or wants to hear nothing of it', async () => {
    const desk = await SocketClient.connect(api.url, agent.token);
    await setStatus(agent, 'busy');
    await setStatus(colleague, 'away');
    expect(dataOf(await mute(admin, 'escalation'))).toEqual({ muted: ['escalation'] });
    expect(dataOf(await admin.http.get('/notifications/preferences'))).toEqual({ muted: ['escalation'] });
    const calm = await converse();
    await customer.http.post(`/conversations/${calm}/escalate`);
    const [notification] = await told(agent);
    expect(notification).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      kind: 'escalation',
      actor: null,
      text: 'My refund',
      conversation: calm,
      report: null,
      isRead: false,
      createdAt: expect.stringMatching(/Z$/) as string,
    });
    expect(await desk.waitFor('notification:new')).toEqual({ notification });
    expect([await told(colleague), await told(admin), await told(customer)]).toEqual([[], [], []]);

    const urgent = await converse();
    await store(urgent, { priority: 'urgent' });
    await customer.http.post(`/conversations/${urgent}/escalate`);
    await service(EscalationService).escalate(await converse(), 'crisis');
    expect(await kindsFor(colleague)).toEqual(['escalation', 'escalation']);
    expect(await told(admin)).toEqual([]);
    await mute(admin);
  });

  it('tell of the same thing once, however often it is announced', async () => {
    const desk = await SocketClient.connect(api.url, agent.token);
    const conversation = await converse();
    await customer.http.post(`/conversations/${conversation}/escalate`);
    await store(conversation, { 'escalation.isAnnounced': false });
    const soon = new Date(Date.now() + HOUR);
    await Promise.all([1, 2].map(() => service(EscalationService).announceForgotten(soon)));
    await customer.http.post(`/conversations/${await converse()}/escalate`);
    await desk.waitFor('notification:new', ({ notification }) => notification.conversation !== conversation);
    expect(desk.received('notification:new')).toHaveLength(2);
    expect(await kindsFor(agent)).toEqual(['escalation', 'escalation']);
  });

  it('follow a report: staff, its assignee and its reporter', async () => {
    const conversation = await converse();
    const { _id: report } = dataOf(
      await customer.http.post<ReportView>('/reports', {
        conversation,
        issueType: 'other',
        priority: 'high',
        description: 'Wrong.',
      }),
    );
    for (const who of [agent, colleague, admin]) {
      const [only, ...others] = await told(who);
      expect(only).toMatchObject({ kind: 'report_filed', actor: { name: 'Cora' }, conversation, report });
      // The escalation that it brings about is the same thing.
      expect(others).toEqual([]);
    }
    const put = (who: SignedInAccount, request: object) => who.http.put(`/reports/${report}`, request);
    await put(admin, { assignedTo: agent._id });
    await put(agent, { notes: 'I am asking the bank.', priority: 'urgent' });
    await put(agent, { status: 'resolved', notes: 'Money is on its way.' });
    expect(await kindsFor(agent)).toEqual(['assigned', 'report_filed']);
    const updates = await told(customer);
    expect(updates.map(({ kind, actor }) => [kind, actor?.name])).toEqual([
      ['report_updated', 'Anna'],
      ['report_updated', 'Zoe'],
    ]);
    expect(updates[0]).toMatchObject({ text: 'My refund', conversation, report });

    await admin.http.delete(`/reports/${report}`);
    expect([await told(agent), await told(customer)]).toEqual([[], []]);
  });

  it('bring those together who answer each other, with one for all that is unread', async () => {
    const conversation = await converse();
    await agent.http.post(`/conversations/${conversation}/join`);
    await writeAsCustomer(conversation, 'Where is my money?');
    await writeAsCustomer(conversation, 'Hello?');
    expect(await kindsFor(agent)).toEqual(['customer_replied']);
    expect(await told(colleague)).toEqual([]);
    await agent.http.put('/notifications/read', {});
    await writeAsCustomer(conversation, 'Anybody?');
    // The newest stands for those that were read.
    expect((await told(agent)).map(({ kind, isRead }) => [kind, isRead])).toEqual([
      ['customer_replied', false],
    ]);

    await write(agent, conversation, { content: 'On its way.' });
    await write(agent, conversation, { content: 'Tomorrow, I think.' });
    const [reply, ...others] = await told(customer);
    expect(reply).toMatchObject({ kind: 'agent_replied', actor: { name: 'Anna' }, text: 'My refund' });
    expect(others).toEqual([]);
  });

  it('call whom a note mentions, and show it to staff alone', async () => {
    const conversation = await converse();
    const note = `@Ben, what do you think? ${'x'.repeat(300)}`;
    await write(agent, conversation, {
      content: note,
      visibility: 'internal',
      mentions: [colleague._id, agent._id],
    });
    const [mention] = await told(colleague);
    expect(mention).toMatchObject({
      kind: 'mention',
      actor: { name: 'Anna' },
      text: `${note.slice(0, 200)}…`,
    });
    expect([await told(agent), await told(customer), await told(admin)]).toEqual([[], [], []]);

    const former = await createSignedIn(api.url, api.stores, 'agent');
    await write(agent, conversation, { content: '@you', visibility: 'internal', mentions: [former._id] });
    expect(await told(former)).toHaveLength(1);
    await service(UsersService).changeRole(former._id, 'customer');
    const page: Page = await (await signIn(api.url, former)).http.get('/notifications');
    expect([dataOf(page), successOf(page).meta?.unreadCount]).toEqual([[], 0]);
  });

  it('follow a conversation: assigned, snoozed, resolved, rated', async () => {
    const conversation = await converse();
    const path = `/conversations/${conversation}`;
    await agent.http.post(`${path}/snooze`, { until: new Date(Date.now() + HOUR).toISOString() });
    const passed = { snoozedUntil: new Date(Date.now() - 1) };
    await store(conversation, passed);
    const sweep = () =>
      service(EventEmitter2).emitAsync(SweepDue.event, new SweepDue(new Date(Date.now() - DAY)));
    await sweep();
    expect(await kindsFor(agent)).toEqual(['snooze_ended']);
    await admin.http.put(path, { assignedAgent: colleague._id });
    await store(conversation, passed);
    await sweep();
    await agent.http.post(`${path}/resolve`);
    await customer.http.put(`${path}/rating`, { score: 4 });
    expect(await kindsFor(colleague)).toEqual(['rated', 'snooze_ended', 'assigned']);
    expect(await kindsFor(agent)).toEqual(['snooze_ended']);
    expect((await told(customer)).map(({ kind, actor }) => [kind, actor?.name])).toEqual([
      ['resolved', 'Anna'],
    ]);

    // Nobody is told of what they did themselves.
    const own = await converse();
    await agent.http.put(`/conversations/${own}`, { assignedAgent: agent._id });
    await customer.http.post(`/conversations/${own}/resolve`);
    expect([await kindsFor(agent), await kindsFor(customer)]).toEqual([['snooze_ended'], ['resolved']]);

    await admin.http.delete(path);
    for (const who of [agent, colleague, customer]) expect(await told(who)).toEqual([]);
  });

  it('are paged, counted and read, and every window of their receiver knows', async () => {
    const conversations: string[] = [];
    for (let count = 0; count < 3; count++) {
      const id = await converse(`Question ${count}`);
      conversations.unshift(id);
      await customer.http.post(`/conversations/${id}/escalate`);
    }
    const paged: NotificationView[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page = await agent.http.get(`/notifications?limit=2${next && `&cursor=${next}`}`);
      paged.push(...dataOf(page));
      expect(successOf(page).meta?.unreadCount).toBe(3);
      next = successOf(page).meta?.nextCursor ?? null;
    }
    expect(paged.map(({ conversation }) => conversation)).toEqual(conversations);

    const other = await SocketClient.connect(api.url, agent.token);
    const read = async (who: SignedInAccount, body: object) =>
      dataOf(await who.http.put<UnreadNotifications>('/notifications/read', body)).unreadCount;
    const ids = [paged[1]!._id];
    expect(await read(colleague, { ids })).toBe(3);
    expect(await read(agent, { ids })).toBe(2);
    expect(await other.waitFor('notification:read')).toEqual({ ids, unreadCount: 2 });
    expect((await told(agent)).map(({ isRead }) => isRead)).toEqual([false, true, false]);
    expect(await told(agent, 'unread=true')).toHaveLength(2);
    expect(await read(agent, {})).toBe(0);
    await other.waitFor('notification:read', (event) => event.ids === null && event.unreadCount === 0);
    expect(await told(colleague, 'unread=true')).toHaveLength(3);

    for (const query of ['unread=1', 'cursor=abc', 'page=1', 'limit=0']) {
      expect([query, (await agent.http.get(`/notifications?${query}`)).status]).toEqual([query, 400]);
    }
    for (const [path, body] of [
      ['read', { ids: ['x'] }],
      ['read', { ids: null }],
      ['preferences', {}],
      ['preferences', { muted: ['weather'] }],
      ['preferences', { muted: ['mention', 'mention'] }],
    ] as const) {
      expect((await agent.http.put(`/notifications/${path}`, body)).status).toBe(400);
    }
  });

  it('of every kind can be muted, and are kept for 90 days', async () => {
    const conversation = await converse();
    await agent.http.post(`/conversations/${conversation}/join`);
    await mute(agent, ...NOTIFICATION_KINDS);
    await writeAsCustomer(conversation, 'Hello?');
    await admin.http.put(`/conversations/${await converse()}`, { assignedAgent: agent._id });
    expect(await told(agent)).toEqual([]);
    await mute(agent);

    const indexes = await api.stores.mongo.collection('notifications').indexes();
    expect(indexes.map(({ expireAfterSeconds }) => expireAfterSeconds)).toContain((90 * DAY) / 1_000);
  });
});
