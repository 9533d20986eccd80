import {
  INBOX_VIEWS,
  type AgentAnalytics,
  type CustomerProfile,
  type InboxCounts,
  type InboxView,
  type QueuePlace,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { dataOf, failureOf } from './support/http-client';
import { ago, HOUR, openInboxDesk, type InboxDesk } from './support/inbox-desk';
import { SocketClient } from './support/socket-client';

let desk: InboxDesk;
let colleague: SignedInAccount;
let bob: SignedInAccount;

beforeAll(async () => {
  desk = await openInboxDesk();
  [colleague, bob] = await Promise.all([
    createSignedIn(desk.api.url, desk.api.stores, 'agent', 'Berta Agent'),
    createSignedIn(desk.api.url, desk.api.stores, 'customer', 'Bob Babbage'),
  ]);
});

describe('the inbox', () => {
  beforeAll(async () => {
    await desk.given(
      { title: 'newest', active: 0, status: 'active' },
      { title: 'my chat', active: 1, assignedAgent: desk.agent, isAgentInvolved: true, category: 'billing' },
      {
        title: 'my escalated',
        active: 2,
        status: 'escalated',
        assignedAgent: desk.agent,
        needsPersonSince: ago(9),
      },
      { title: 'my old one', active: 3, status: 'resolved', assignedAgent: desk.agent },
      {
        title: 'her chat',
        active: 4,
        assignedAgent: colleague,
        sentiment: 'frustrated',
        tags: ['vip', 'eu'],
      },
      { title: 'waits', active: 5, status: 'escalated', needsPersonSince: ago(6), user: bob },
      {
        title: 'waits longer',
        active: 4.5,
        status: 'escalated',
        needsPersonSince: ago(8),
        priority: 'urgent',
      },
      { title: 'asleep', active: 6, status: 'escalated', needsPersonSince: ago(7), snoozedUntil: ago(-48) },
      { title: 'was cross', active: 7, status: 'resolved', sentiment: 'frustrated', user: bob },
      { title: 'is cross', active: 8, sentiment: 'frustrated', priority: 'high' },
    );
    // From before there were views: none of their fields.
    await desk.api.stores.mongo.collection('conversations').insertOne({
      user: new Types.ObjectId(bob._id),
      title: 'ancient',
      status: 'active',
      sentiment: 'neutral',
      category: 'general',
      metadata: { totalMessages: 0, aiMessages: 0, userMessages: 0, averageResponseTime: 0 },
      assignedAgent: null,
      isAgentInvolved: false,
      lastSeq: 0,
      participants: [],
      escalation: null,
      tags: [],
      lastActivityAt: ago(1000),
      createdAt: ago(1000),
      updatedAt: ago(1000),
    });
  });

  const VIEWS: Record<InboxView, string[]> = {
    mine: ['my chat', 'my escalated'],
    unassigned: ['waits longer', 'waits'],
    escalated: ['my escalated', 'waits longer', 'waits'],
    frustrated: ['her chat', 'is cross'],
    active: ['newest', 'my chat', 'her chat', 'is cross', 'ancient'],
    snoozed: ['asleep'],
    resolved: ['my old one', 'was cross'],
    all: [
      ...['newest', 'my chat', 'my escalated', 'my old one', 'her chat', 'waits longer'],
      ...['waits', 'asleep', 'was cross', 'is cross', 'ancient'],
    ],
  };

  it.each(INBOX_VIEWS)('shows %s, newest activity first', async (view) => {
    expect(await desk.titles(`view=${view}`)).toEqual(VIEWS[view]);
  });

  it('counts what each view holds for the reader, at once after a change', async () => {
    const counts = async (reader = desk.agent) =>
      dataOf(await reader.http.get<InboxCounts>('/conversations/counts'));
    const sizes = Object.fromEntries(INBOX_VIEWS.map((view) => [view, VIEWS[view].length]));
    expect(await Promise.all([counts(), counts(), counts(colleague)])).toEqual([
      sizes,
      sizes,
      { ...sizes, mine: 1 },
    ]);
    const [waiting] = (await desk.list('view=unassigned')).data;
    const conversations = desk.api.stores.mongo.collection('conversations');
    const set = (status: string) =>
      conversations.updateOne({ _id: new Types.ObjectId(waiting?._id) }, { $set: { status } });
    const before = counts();
    await set('resolved');
    expect(await counts()).toMatchObject({ escalated: 2, resolved: 3 });
    await set('escalated');
    await before;
    expect(await counts()).toEqual(sizes);
  });

  it('puts who has needed a person most recently first, and the others behind by activity', async () => {
    expect(await desk.titles('view=all&sort=need')).toEqual([
      ...['waits', 'asleep', 'waits longer', 'my escalated'],
      ...['newest', 'my chat', 'my old one', 'her chat', 'was cross', 'is cross', 'ancient'],
    ]);
    expect(await desk.titles('view=escalated&sort=need')).toEqual(['waits', 'waits longer', 'my escalated']);
  });

  it.each([2, 3])('turns pages of %d in both orders without losing or repeating any', async (size) => {
    for (const query of ['sort=need', 'sort=activity', 'sort=need&view=active'])
      expect(await desk.allPages(query, size)).toEqual(await desk.titles(query));
  });

  it('tells rows apart that were active at the same moment, and needed somebody at the same', async () => {
    const twins = ['twin a', 'twin b', 'twin c', 'twin d'];
    await desk.given(
      ...twins.map((title) => ({ title, active: 50, tags: ['twin'], needsPersonSince: ago(60) })),
    );
    for (const sort of ['need', 'activity'])
      expect(await desk.allPages(`tag=twin&sort=${sort}`, 1)).toEqual([...twins].reverse());
    await desk.api.stores.mongo.collection('conversations').deleteMany({ tags: 'twin' });
  });

  it('filters by what is asked, all at once', async () => {
    expect(await desk.titles('tag=vip')).toEqual(['her chat']);
    expect(await desk.titles('priority=urgent')).toEqual(['waits longer']);
    expect(await desk.titles('priority=medium&view=active')).toEqual([
      'newest',
      'my chat',
      'her chat',
      'ancient',
    ]);
    expect(await desk.titles('category=billing')).toEqual(['my chat']);
    expect(await desk.titles('sentiment=frustrated&status=resolved')).toEqual(['was cross']);
    expect(await desk.titles(`customer=${bob._id}`)).toEqual(['waits', 'was cross', 'ancient']);
    expect(await desk.titles(`assignedAgent=${desk.agent._id}&view=resolved`)).toEqual(['my old one']);
    expect(await desk.titles(`from=${ago(7).toISOString()}&to=${ago(5).toISOString()}`)).toEqual([
      'asleep',
      'was cross',
    ]);
    expect(await desk.titles('from=2026-05-20&view=active')).toEqual([
      'newest',
      'my chat',
      'her chat',
      'is cross',
    ]);
  });

  it('lists what somebody has on their hands: as much as their load says, what sleeps too', async () => {
    await desk.given(
      { title: 'sleeps here', active: 60, assignedAgent: desk.agent, tags: ['load'], snoozedUntil: ago(-48) },
      { title: 'done here', active: 61, assignedAgent: desk.agent, tags: ['load'], status: 'resolved' },
    );
    const query = `assignedAgent=${desk.agent._id}&status=unresolved`;
    const mine = ['my chat', 'my escalated', 'sleeps here'];
    expect(await desk.titles(query)).toEqual(mine);
    expect(await desk.titles(`${query}&view=all&sort=need`)).toEqual([
      'my escalated',
      'my chat',
      'sleeps here',
    ]);
    expect(await desk.allPages(`${query}&sort=need`, 1)).toEqual(['my escalated', 'my chat', 'sleeps here']);
    const { agents } = dataOf(await desk.agent.http.get<AgentAnalytics>('/analytics/agents'));
    expect(agents).toMatchObject([{ agent: { _id: desk.agent._id }, load: mine.length }]);
    expect(await desk.titles('view=resolved&status=unresolved')).toEqual([]);
    await desk.api.stores.mongo.collection('conversations').deleteMany({ tags: 'load' });
  });

  it("shows customers their own, and nothing that is the staff's", async () => {
    const { data } = await desk.list('', bob);
    expect(data.map(({ title }) => title)).toEqual(['waits', 'was cross', 'ancient']);
    expect(await desk.titles('status=unresolved', bob)).toEqual(['waits', 'ancient']);
    expect(Object.keys(data[0] ?? {})).not.toEqual(expect.arrayContaining(['priority']));
    for (const own of ['view=all', 'tag=vip', 'priority=low', `customer=${bob._id}`, 'sort=need'])
      expect(await desk.refusal(`/conversations?${own}`, bob)).toBe('403 FORBIDDEN');
    expect(await desk.refusal('/conversations/counts', bob)).toBe('403 FORBIDDEN');
  });

  it('refuses what it cannot do, by name', async () => {
    const turned = await desk.agent.http.get('/conversations?from=2026-02-01&to=2026-01-01');
    expect([turned.status, failureOf(turned).details?.[0]?.field]).toEqual([400, 'to']);
    for (const wrong of [
      ...[
        'view=theirs',
        'status=open',
        'sort=age',
        'priority=asap',
        'tag=',
        `tag=${'x'.repeat(41)}`,
        'customer=me',
      ],
      ...['from=yesterday', 'from=2026-02-30', 'from=2026-01-01T10:00', 'to=2026-W01', 'unread=true'],
    ])
      expect([wrong, await desk.refusal(`/conversations?${wrong}`)]).toEqual([
        wrong,
        '400 VALIDATION_FAILED',
      ]);

    const [byNeed, byActivity] = [await desk.list('limit=1&sort=need'), await desk.list('limit=1')];
    const forged = Buffer.from('["activity",1e300,"000000000000000000000000"]').toString('base64url');
    for (const query of [
      `cursor=${byNeed.meta?.nextCursor}`,
      `sort=need&cursor=${byActivity.meta?.nextCursor}`,
      ...['cursor=abc', `cursor=${forged}`],
    ])
      expect(await desk.refusal(`/conversations?${query}`)).toBe('400 INVALID_CURSOR');
  });

  describe('beside a conversation', () => {
    let ids: Map<string, string>;
    const MINUTE = 60_000;

    beforeAll(async () => {
      const { data } = await desk.list('view=all');
      ids = new Map(data.map(({ title, _id }) => [title, _id]));
      // Waits of the last week tell how long the next will be; this one is too old to tell anything.
      const answered = (title: string, waited: number, at = Date.now()) => ({
        ...{ title, active: 900, status: 'resolved' as const, user: bob },
        firstResponse: { by: new Types.ObjectId(desk.agent._id), at: new Date(at), waited },
      });
      await desk.given(
        answered('quick', 2 * MINUTE),
        answered('usual', 10 * MINUTE),
        answered('slow', 30 * MINUTE),
        answered('long ago', 1, Date.now() - 8 * 24 * HOUR),
      );
    });

    const placeOf = async (title: string, reader = desk.agent) =>
      dataOf(await reader.http.get<QueuePlace>(`/conversations/${ids.get(title)}/queue`));

    it('tells how many wait before it, and how long that may take', async () => {
      expect(await placeOf('waits longer', desk.ada)).toMatchObject({ position: 1, expectedWait: null });
      expect(await placeOf('waits', bob)).toMatchObject({ position: 2 });
      expect(await placeOf('my escalated')).toMatchObject({ position: null });
      // Who asks for nobody yet learns what asking would mean.
      expect(await placeOf('newest', desk.ada)).toMatchObject({ position: null, expectedWait: 10 * MINUTE });
      const asked = new Date(Date.now() - 5 * MINUTE);
      ids = new Map([
        ...ids,
        ...(await desk.given({ title: 'asks', active: 900, status: 'escalated', needsPersonSince: asked })),
      ]);
      const { position, expectedWait } = await placeOf('asks', desk.ada);
      expect(position).toBe(3);
      expect(expectedWait).toBeLessThanOrEqual(5 * MINUTE);
      expect(expectedWait).toBeGreaterThan(4 * MINUTE);
      expect(await desk.refusal(`/conversations/${ids.get('waits')}/queue`, desk.ada)).toBe(
        '404 CONVERSATION_NOT_FOUND',
      );
    });

    it('tells how many agents are there for it', async () => {
      expect((await placeOf('waits')).agentsAvailable).toBe(0);
      const sockets = await Promise.all(
        [desk.agent, colleague, bob].map(({ token }) => SocketClient.connect(desk.api.url, token)),
      );
      await eventually('two of staff are there', async () => (await placeOf('waits')).agentsAvailable === 2);
      const users = desk.api.stores.mongo.collection('users');
      await users.updateOne({ email: colleague.email }, { $set: { staffStatus: 'away' } });
      expect((await placeOf('waits')).agentsAvailable).toBe(1);
      // An account from before there was a status.
      await users.updateOne({ email: colleague.email }, { $unset: { staffStatus: '' } });
      expect((await placeOf('waits')).agentsAvailable).toBe(2);
      sockets.forEach((socket) => socket.disconnect());
    });

    it('shows staff whom they talk to', async () => {
      const rate = (title: string, score: number) =>
        desk.api.stores.mongo
          .collection('conversations')
          .updateOne({ title }, { $set: { rating: { score, comment: '', at: new Date() } } });
      await Promise.all([rate('waits', 5), rate('was cross', 2)]);
      const path = `/conversations/${ids.get('waits')}/customer`;
      expect(dataOf(await desk.agent.http.get<CustomerProfile>(path))).toMatchObject({
        ...{ _id: bob._id, name: 'Bob Babbage', email: bob.email, role: 'customer', isOnline: false },
        conversations: { total: 7, resolved: 5 },
        averageRating: 3.5,
        chatPreferences: { tone: expect.any(String) },
      });
      expect(await desk.refusal(path, bob)).toBe('403 FORBIDDEN');
      await desk.api.stores.mongo.collection('users').deleteOne({ email: bob.email });
      expect(await desk.refusal(path)).toBe('404 USER_NOT_FOUND');
    });
  });
});
