import { EventEmitter2 } from '@nestjs/event-emitter';
import {
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationPreferences,
  type NotificationsMeta,
  type NotificationView,
  type ReportView,
  type UnreadNotifications,
} from '@switchboard/contracts';
import { EscalationService } from '../../src/modules/conversations/escalation.service';
import { UsersService } from '../../src/modules/users/users.service';
import { SweepDue } from '../../src/platform/sweep/sweep-due';
import { createSignedIn, signIn, type SignedInAccount } from './support/accounts';
import { openConversationDesk, type ConversationDesk } from './support/conversation-desk';
import { dataOf, successOf, type HttpAnswer } from './support/http-client';
import { SocketClient } from './support/socket-client';

type Page = HttpAnswer<NotificationView[], NotificationsMeta>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let desk: ConversationDesk;

beforeAll(async () => {
  desk = await openConversationDesk();
});

const converse = (title = 'My refund') => desk.create({ title });

const told = async (who: SignedInAccount, query = ''): Promise<NotificationView[]> =>
  dataOf(await who.http.get<NotificationView[]>(`/notifications?${query}`));

const kindsFor = async (who: SignedInAccount): Promise<NotificationKind[]> =>
  (await told(who)).map(({ kind }) => kind);

describe('notifications', () => {
  const setStatus = (who: SignedInAccount, status: string) => who.http.put('/staff/me/status', { status });
  const mute = (who: SignedInAccount, ...muted: NotificationKind[]) =>
    who.http.put<NotificationPreferences>('/notifications/preferences', { muted });

  beforeEach(async () => {
    await Promise.all([desk.agent, desk.colleague, desk.admin].map((who) => setStatus(who, 'available')));
    await desk.api.stores.mongo.collection('notifications').deleteMany({});
  });

  it('call staff to an escalated conversation: not who is away or wants to hear nothing of it', async () => {
    const window = await SocketClient.connect(desk.api.url, desk.agent.token);
    await setStatus(desk.agent, 'busy');
    await setStatus(desk.colleague, 'away');
    expect(dataOf(await mute(desk.admin, 'escalation'))).toEqual({ muted: ['escalation'] });
    expect(dataOf(await desk.admin.http.get('/notifications/preferences'))).toEqual({
      muted: ['escalation'],
    });
    const calm = await converse();
    await desk.customer.http.post(`/conversations/${calm}/escalate`);
    const [notification] = await told(desk.agent);
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
    expect(await window.waitFor('notification:new')).toEqual({ notification });
    expect([await told(desk.colleague), await told(desk.admin), await told(desk.customer)]).toEqual([
      [],
      [],
      [],
    ]);

    const urgent = await converse();
    await desk.store(urgent, { priority: 'urgent' });
    await desk.customer.http.post(`/conversations/${urgent}/escalate`);
    await desk.service(EscalationService).escalate(await converse(), 'crisis');
    expect(await kindsFor(desk.colleague)).toEqual(['escalation', 'escalation']);
    expect(await told(desk.admin)).toEqual([]);
    await mute(desk.admin);
  });

  it('tell of the same thing once, however often it is announced', async () => {
    const window = await SocketClient.connect(desk.api.url, desk.agent.token);
    const conversation = await converse();
    await desk.customer.http.post(`/conversations/${conversation}/escalate`);
    await desk.store(conversation, { 'escalation.isAnnounced': false });
    const soon = new Date(Date.now() + HOUR);
    await Promise.all([1, 2].map(() => desk.service(EscalationService).announceForgotten(soon)));
    await desk.customer.http.post(`/conversations/${await converse()}/escalate`);
    await window.waitFor(
      'notification:new',
      ({ notification }) => notification.conversation !== conversation,
    );
    expect(window.received('notification:new')).toHaveLength(2);
    expect(await kindsFor(desk.agent)).toEqual(['escalation', 'escalation']);
  });

  it('follow a report: staff, its assignee and its reporter', async () => {
    const conversation = await converse();
    const { _id: report } = dataOf(
      await desk.customer.http.post<ReportView>('/reports', {
        conversation,
        issueType: 'other',
        priority: 'high',
        description: 'Wrong.',
      }),
    );
    for (const who of [desk.agent, desk.colleague, desk.admin]) {
      const [only, ...others] = await told(who);
      expect(only).toMatchObject({
        kind: 'report_filed',
        actor: { name: 'Carla Customer' },
        conversation,
        report,
      });
      // The escalation that it brings about is the same thing.
      expect(others).toEqual([]);
    }
    const put = (who: SignedInAccount, request: object) => who.http.put(`/reports/${report}`, request);
    await put(desk.admin, { assignedTo: desk.agent._id });
    await put(desk.agent, { notes: 'I am asking the bank.', priority: 'urgent' });
    await put(desk.agent, { status: 'resolved', notes: 'Money is on its way.' });
    expect(await kindsFor(desk.agent)).toEqual(['assigned', 'report_filed']);
    const updates = await told(desk.customer);
    expect(updates.map(({ kind, actor }) => [kind, actor?.name])).toEqual([
      ['report_updated', 'Anna Agent'],
      ['report_updated', 'Zoe Admin'],
    ]);
    expect(updates[0]).toMatchObject({ text: 'My refund', conversation, report });

    await desk.admin.http.delete(`/reports/${report}`);
    expect([await told(desk.agent), await told(desk.customer)]).toEqual([[], []]);
  });

  it('bring those together who answer each other, with one for all that is unread', async () => {
    const conversation = await converse();
    await desk.agent.http.post(`/conversations/${conversation}/join`);
    await desk.asked(conversation, 'Where is my money?');
    await desk.asked(conversation, 'Hello?');
    expect(await kindsFor(desk.agent)).toEqual(['customer_replied']);
    expect(await told(desk.colleague)).toEqual([]);
    await desk.agent.http.put('/notifications/read', {});
    await desk.asked(conversation, 'Anybody?');
    // The newest stands for those that were read.
    expect((await told(desk.agent)).map(({ kind, isRead }) => [kind, isRead])).toEqual([
      ['customer_replied', false],
    ]);

    await desk.write(desk.agent, conversation, { content: 'On its way.' });
    await desk.write(desk.agent, conversation, { content: 'Tomorrow, I think.' });
    const [reply, ...others] = await told(desk.customer);
    expect(reply).toMatchObject({ kind: 'agent_replied', actor: { name: 'Anna Agent' }, text: 'My refund' });
    expect(others).toEqual([]);
  });

  it('call whom a note mentions, and show it to staff alone', async () => {
    const conversation = await converse();
    const note = `@Ben, what do you think? ${'x'.repeat(300)}`;
    await desk.write(desk.agent, conversation, {
      content: note,
      visibility: 'internal',
      mentions: [desk.colleague._id, desk.agent._id],
    });
    const [mention] = await told(desk.colleague);
    expect(mention).toMatchObject({
      kind: 'mention',
      actor: { name: 'Anna Agent' },
      text: `${note.slice(0, 200)}…`,
    });
    expect([await told(desk.agent), await told(desk.customer), await told(desk.admin)]).toEqual([[], [], []]);

    const former = await createSignedIn(desk.api.url, desk.api.stores, 'agent');
    await desk.write(desk.agent, conversation, {
      content: '@you',
      visibility: 'internal',
      mentions: [former._id],
    });
    expect(await told(former)).toHaveLength(1);
    await desk.service(UsersService).changeRole(former._id, 'customer');
    const page: Page = await (await signIn(desk.api.url, former)).http.get('/notifications');
    expect([dataOf(page), successOf(page).meta?.unreadCount]).toEqual([[], 0]);
  });

  it('follow a conversation: assigned, snoozed, resolved, rated', async () => {
    const conversation = await converse();
    const path = `/conversations/${conversation}`;
    await desk.agent.http.post(`${path}/snooze`, { until: new Date(Date.now() + HOUR).toISOString() });
    const passed = { snoozedUntil: new Date(Date.now() - 1) };
    await desk.store(conversation, passed);
    const sweep = () =>
      desk.service(EventEmitter2).emitAsync(SweepDue.event, new SweepDue(new Date(Date.now() - DAY)));
    await sweep();
    expect(await kindsFor(desk.agent)).toEqual(['snooze_ended']);
    await desk.admin.http.put(path, { assignedAgent: desk.colleague._id });
    await desk.store(conversation, passed);
    await sweep();
    await desk.agent.http.post(`${path}/resolve`);
    await desk.customer.http.put(`${path}/rating`, { score: 4 });
    expect(await kindsFor(desk.colleague)).toEqual(['rated', 'snooze_ended', 'assigned']);
    expect(await kindsFor(desk.agent)).toEqual(['snooze_ended']);
    expect((await told(desk.customer)).map(({ kind, actor }) => [kind, actor?.name])).toEqual([
      ['resolved', 'Anna Agent'],
    ]);

    // Nobody is told of what they did themselves.
    const own = await converse();
    await desk.agent.http.put(`/conversations/${own}`, { assignedAgent: desk.agent._id });
    await desk.customer.http.post(`/conversations/${own}/resolve`);
    expect([await kindsFor(desk.agent), await kindsFor(desk.customer)]).toEqual([
      ['snooze_ended'],
      ['resolved'],
    ]);

    await desk.admin.http.delete(path);
    for (const who of [desk.agent, desk.colleague, desk.customer]) expect(await told(who)).toEqual([]);
  });

  it('are paged, counted and read, and every window of their receiver knows', async () => {
    const conversations: string[] = [];
    for (let count = 0; count < 3; count++) {
      const id = await converse(`Question ${count}`);
      conversations.unshift(id);
      await desk.customer.http.post(`/conversations/${id}/escalate`);
    }
    const paged: NotificationView[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page = await desk.agent.http.get(`/notifications?limit=2${next && `&cursor=${next}`}`);
      paged.push(...dataOf(page));
      expect(successOf(page).meta?.unreadCount).toBe(3);
      next = successOf(page).meta?.nextCursor ?? null;
    }
    expect(paged.map(({ conversation }) => conversation)).toEqual(conversations);

    const other = await SocketClient.connect(desk.api.url, desk.agent.token);
    const read = async (who: SignedInAccount, body: object) =>
      dataOf(await who.http.put<UnreadNotifications>('/notifications/read', body)).unreadCount;
    const ids = [paged[1]!._id];
    expect(await read(desk.colleague, { ids })).toBe(3);
    expect(await read(desk.agent, { ids })).toBe(2);
    expect(await other.waitFor('notification:read')).toEqual({ ids, unreadCount: 2 });
    expect((await told(desk.agent)).map(({ isRead }) => isRead)).toEqual([false, true, false]);
    expect(await told(desk.agent, 'unread=true')).toHaveLength(2);
    expect(await read(desk.agent, {})).toBe(0);
    await other.waitFor('notification:read', (event) => event.ids === null && event.unreadCount === 0);
    expect(await told(desk.colleague, 'unread=true')).toHaveLength(3);

    for (const query of ['unread=1', 'cursor=abc', 'page=1', 'limit=0']) {
      expect([query, (await desk.agent.http.get(`/notifications?${query}`)).status]).toEqual([query, 400]);
    }
    for (const [path, body] of [
      ['read', { ids: ['x'] }],
      ['read', { ids: null }],
      ['preferences', {}],
      ['preferences', { muted: ['weather'] }],
      ['preferences', { muted: ['mention', 'mention'] }],
    ] as const) {
      expect((await desk.agent.http.put(`/notifications/${path}`, body)).status).toBe(400);
    }
  });

  it('of every kind can be muted, and are kept for 90 days', async () => {
    const conversation = await converse();
    await desk.agent.http.post(`/conversations/${conversation}/join`);
    await mute(desk.agent, ...NOTIFICATION_KINDS);
    await desk.asked(conversation, 'Hello?');
    await desk.admin.http.put(`/conversations/${await converse()}`, { assignedAgent: desk.agent._id });
    expect(await told(desk.agent)).toEqual([]);
    await mute(desk.agent);

    const indexes = await desk.api.stores.mongo.collection('notifications').indexes();
    expect(indexes.map(({ expireAfterSeconds }) => expireAfterSeconds)).toContain((90 * DAY) / 1_000);
  });
});
