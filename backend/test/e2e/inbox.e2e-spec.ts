import {
  INBOX_VIEWS,
  type AgentAnalytics,
  type ConversationStatistics,
  type CursorMeta,
  type CustomerProfile,
  type InboxCounts,
  type InboxView,
  type QueuePlace,
  type SearchResults,
  type StaffConversationView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { Conversation, ConversationSchema } from '../../src/modules/conversations/conversation.schema';
import { Message, MessageSchema } from '../../src/modules/messages/message.schema';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { dataOf, errorOf, failureOf, successOf } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 4, 20, 12);
/** So many hours before the newest. */
const ago = (hours: number) => new Date(NOW - hours * HOUR);

let app: TestApp;
let agent: SignedInAccount;
let colleague: SignedInAccount;
let ada: SignedInAccount;
let bob: SignedInAccount;

beforeAll(async () => {
  app = await createTestApp();
  [agent, colleague, ada, bob] = await Promise.all([
    createSignedIn(app.url, app.stores, 'agent', 'Amir Agent'),
    createSignedIn(app.url, app.stores, 'agent', 'Berta Agent'),
    createSignedIn(app.url, app.stores, 'customer', 'Ada Lovelace'),
    createSignedIn(app.url, app.stores, 'customer', 'Bob Babbage'),
  ]);
});

type Fields = Partial<Omit<Conversation, 'user' | 'assignedAgent'>> & {
  title: string;
  /** Hours before the newest. */
  active: number;
  user?: SignedInAccount;
  assignedAgent?: SignedInAccount;
};

/** Puts conversations into the store as they are after a day's work. */
async function given(...all: Fields[]): Promise<Map<string, string>> {
  const documents = all.map(({ active, user = ada, assignedAgent, ...fields }) => ({
    ...fields,
    user: new Types.ObjectId(user._id),
    assignedAgent: assignedAgent ? new Types.ObjectId(assignedAgent._id) : null,
    lastActivityAt: ago(active),
  }));
  const stored = await app.stores.mongo.model(Conversation.name, ConversationSchema).create(documents);
  return new Map(stored.map(({ title, _id }) => [title, String(_id)]));
}

const list = async (query: string, reader = agent) =>
  successOf(await reader.http.get<StaffConversationView[], CursorMeta>(`/conversations?${query}`));
const titles = async (query: string, reader = agent) =>
  (await list(query, reader)).data.map(({ title }) => title);
const refusal = async (path: string, reader = agent) => {
  const answer = await reader.http.get(path);
  return `${answer.status} ${errorOf(answer)}`;
};

/** All titles, page by page. */
async function allPages(query: string, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null | undefined = ''; cursor != null;) {
    const page: { data: StaffConversationView[]; meta?: CursorMeta } = await list(
      `${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`,
    );
    expect(page.data.length).toBeLessThanOrEqual(limit);
    found.push(...page.data.map(({ title }) => title));
    cursor = page.meta?.nextCursor;
  }
  return found;
}

describe('the inbox', () => {
  beforeAll(async () => {
    await given(
      { title: 'newest', active: 0, status: 'active' },
      { title: 'my chat', active: 1, assignedAgent: agent, isAgentInvolved: true, category: 'billing' },
      {
        title: 'my escalated',
        active: 2,
        status: 'escalated',
        assignedAgent: agent,
        needsPersonSince: ago(9),
      },
      { title: 'my old one', active: 3, status: 'resolved', assignedAgent: agent },
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
    await app.stores.mongo.collection('conversations').insertOne({
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
    expect(await titles(`view=${view}`)).toEqual(VIEWS[view]);
  });

  it('counts what each view holds for the reader, at once after a change', async () => {
    const counts = async (reader = agent) =>
      dataOf(await reader.http.get<InboxCounts>('/conversations/counts'));
    const sizes = Object.fromEntries(INBOX_VIEWS.map((view) => [view, VIEWS[view].length]));
    expect(await Promise.all([counts(), counts(), counts(colleague)])).toEqual([
      sizes,
      sizes,
      { ...sizes, mine: 1 },
    ]);
    const [waiting] = (await list('view=unassigned')).data;
    const conversations = app.stores.mongo.collection('conversations');
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
    expect(await titles('view=all&sort=need')).toEqual([
      ...['waits', 'asleep', 'waits longer', 'my escalated'],
      ...['newest', 'my chat', 'my old one', 'her chat', 'was cross', 'is cross', 'ancient'],
    ]);
    expect(await titles('view=escalated&sort=need')).toEqual(['waits', 'waits longer', 'my escalated']);
  });

  it.each([2, 3])('turns pages of %d in both orders without losing or repeating any', async (size) => {
    for (const query of ['sort=need', 'sort=activity', 'sort=need&view=active'])
      expect(await allPages(query, size)).toEqual(await titles(query));
  });

  it('tells rows apart that were active at the same moment, and needed somebody at the same', async () => {
    const twins = ['twin a', 'twin b', 'twin c', 'twin d'];
    await given(...twins.map((title) => ({ title, active: 50, tags: ['twin'], needsPersonSince: ago(60) })));
    for (const sort of ['need', 'activity'])
      expect(await allPages(`tag=twin&sort=${sort}`, 1)).toEqual([...twins].reverse());
    await app.stores.mongo.collection('conversations').deleteMany({ tags: 'twin' });
  });

  it('filters by what is asked, all at once', async () => {
    expect(await titles('tag=vip')).toEqual(['her chat']);
    expect(await titles('priority=urgent')).toEqual(['waits longer']);
    expect(await titles('priority=medium&view=active')).toEqual(['newest', 'my chat', 'her chat', 'ancient']);
    expect(await titles('category=billing')).toEqual(['my chat']);
    expect(await titles('sentiment=frustrated&status=resolved')).toEqual(['was cross']);
    expect(await titles(`customer=${bob._id}`)).toEqual(['waits', 'was cross', 'ancient']);
    expect(await titles(`assignedAgent=${agent._id}&view=resolved`)).toEqual(['my old one']);
    expect(await titles(`from=${ago(7).toISOString()}&to=${ago(5).toISOString()}`)).toEqual([
      'asleep',
      'was cross',
    ]);
    expect(await titles('from=2026-05-20&view=active')).toEqual([
      'newest',
      'my chat',
      'her chat',
      'is cross',
    ]);
  });

  it('lists what somebody has on their hands: as much as their load says, what sleeps too', async () => {
    await given(
      { title: 'sleeps here', active: 60, assignedAgent: agent, tags: ['load'], snoozedUntil: ago(-48) },
      { title: 'done here', active: 61, assignedAgent: agent, tags: ['load'], status: 'resolved' },
    );
    const query = `assignedAgent=${agent._id}&status=unresolved`;
    const mine = ['my chat', 'my escalated', 'sleeps here'];
    expect(await titles(query)).toEqual(mine);
    expect(await titles(`${query}&view=all&sort=need`)).toEqual(['my escalated', 'my chat', 'sleeps here']);
    expect(await allPages(`${query}&sort=need`, 1)).toEqual(['my escalated', 'my chat', 'sleeps here']);
    const { agents } = dataOf(await agent.http.get<AgentAnalytics>('/analytics/agents'));
    expect(agents).toMatchObject([{ agent: { _id: agent._id }, load: mine.length }]);
    expect(await titles('view=resolved&status=unresolved')).toEqual([]);
    await app.stores.mongo.collection('conversations').deleteMany({ tags: 'load' });
  });

  it("shows customers their own, and nothing that is the staff's", async () => {
    const { data } = await list('', bob);
    expect(data.map(({ title }) => title)).toEqual(['waits', 'was cross', 'ancient']);
    expect(await titles('status=unresolved', bob)).toEqual(['waits', 'ancient']);
    expect(Object.keys(data[0] ?? {})).not.toEqual(expect.arrayContaining(['priority']));
    for (const own of ['view=all', 'tag=vip', 'priority=low', `customer=${bob._id}`, 'sort=need'])
      expect(await refusal(`/conversations?${own}`, bob)).toBe('403 FORBIDDEN');
    expect(await refusal('/conversations/counts', bob)).toBe('403 FORBIDDEN');
  });

  it('refuses what it cannot do, by name', async () => {
    const turned = await agent.http.get('/conversations?from=2026-02-01&to=2026-01-01');
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
      expect([wrong, await refusal(`/conversations?${wrong}`)]).toEqual([wrong, '400 VALIDATION_FAILED']);

    const [byNeed, byActivity] = [await list('limit=1&sort=need'), await list('limit=1')];
    const forged = Buffer.from('["activity",1e300,"000000000000000000000000"]').toString('base64url');
    for (const query of [
      `cursor=${byNeed.meta?.nextCursor}`,
      `sort=need&cursor=${byActivity.meta?.nextCursor}`,
      ...['cursor=abc', `cursor=${forged}`],
    ])
      expect(await refusal(`/conversations?${query}`)).toBe('400 INVALID_CURSOR');
  });

  describe('beside a conversation', () => {
    let ids: Map<string, string>;
    const MINUTE = 60_000;

    beforeAll(async () => {
      const { data } = await list('view=all');
      ids = new Map(data.map(({ title, _id }) => [title, _id]));
      // Waits of the last week tell how long the next will be; this one is too old to tell anything.
      const answered = (title: string, waited: number, at = Date.now()) => ({
        ...{ title, active: 900, status: 'resolved' as const, user: bob },
        firstResponse: { by: new Types.ObjectId(agent._id), at: new Date(at), waited },
      });
      await given(
        answered('quick', 2 * MINUTE),
        answered('usual', 10 * MINUTE),
        answered('slow', 30 * MINUTE),
        answered('long ago', 1, Date.now() - 8 * 24 * HOUR),
      );
    });

    const placeOf = async (title: string, reader = agent) =>
      dataOf(await reader.http.get<QueuePlace>(`/conversations/${ids.get(title)}/queue`));

    it('tells how many wait before it, and how long that may take', async () => {
      expect(await placeOf('waits longer', ada)).toMatchObject({ position: 1, expectedWait: null });
      expect(await placeOf('waits', bob)).toMatchObject({ position: 2 });
      expect(await placeOf('my escalated')).toMatchObject({ position: null });
      // Who asks for nobody yet learns what asking would mean.
      expect(await placeOf('newest', ada)).toMatchObject({ position: null, expectedWait: 10 * MINUTE });
      const asked = new Date(Date.now() - 5 * MINUTE);
      ids = new Map([
        ...ids,
        ...(await given({ title: 'asks', active: 900, status: 'escalated', needsPersonSince: asked })),
      ]);
      const { position, expectedWait } = await placeOf('asks', ada);
      expect(position).toBe(3);
      expect(expectedWait).toBeLessThanOrEqual(5 * MINUTE);
      expect(expectedWait).toBeGreaterThan(4 * MINUTE);
      expect(await refusal(`/conversations/${ids.get('waits')}/queue`, ada)).toBe(
        '404 CONVERSATION_NOT_FOUND',
      );
    });

    it('tells how many agents are there for it', async () => {
      expect((await placeOf('waits')).agentsAvailable).toBe(0);
      const sockets = await Promise.all(
        [agent, colleague, bob].map(({ token }) => SocketClient.connect(app.url, token)),
      );
      await eventually('two of staff are there', async () => (await placeOf('waits')).agentsAvailable === 2);
      const users = app.stores.mongo.collection('users');
      await users.updateOne({ email: colleague.email }, { $set: { staffStatus: 'away' } });
      expect((await placeOf('waits')).agentsAvailable).toBe(1);
      // An account from before there was a status.
      await users.updateOne({ email: colleague.email }, { $unset: { staffStatus: '' } });
      expect((await placeOf('waits')).agentsAvailable).toBe(2);
      sockets.forEach((socket) => socket.disconnect());
    });

    it('shows staff whom they talk to', async () => {
      const rate = (title: string, score: number) =>
        app.stores.mongo
          .collection('conversations')
          .updateOne({ title }, { $set: { rating: { score, comment: '', at: new Date() } } });
      await Promise.all([rate('waits', 5), rate('was cross', 2)]);
      const path = `/conversations/${ids.get('waits')}/customer`;
      expect(dataOf(await agent.http.get<CustomerProfile>(path))).toMatchObject({
        ...{ _id: bob._id, name: 'Bob Babbage', email: bob.email, role: 'customer', isOnline: false },
        conversations: { total: 7, resolved: 5 },
        averageRating: 3.5,
        chatPreferences: { tone: expect.any(String) },
      });
      expect(await refusal(path, bob)).toBe('403 FORBIDDEN');
      await app.stores.mongo.collection('users').deleteOne({ email: bob.email });
      expect(await refusal(path)).toBe('404 USER_NOT_FOUND');
    });
  });
});

describe('the search', () => {
  let carla: SignedInAccount;
  let dan: SignedInAccount;
  let ids: Map<string, string>;

  beforeAll(async () => {
    [carla, dan] = await Promise.all([
      createSignedIn(app.url, app.stores, 'customer', 'Carla Zamora-Ruiz'),
      createSignedIn(app.url, app.stores, 'customer', 'Dan Dorado'),
    ]);
    ids = await given(
      { title: 'Refund for a zeppelin', active: 100, user: carla },
      { title: 'Delivery', active: 101, user: carla, status: 'resolved' },
      { title: 'Something else', active: 102, user: dan, needsPersonSince: ago(101) },
    );
    const said = (
      title: string,
      seq: number,
      content: string,
      fields: Partial<Message> = {},
    ): Partial<Message> => ({
      conversation: new Types.ObjectId(ids.get(title)),
      ...{ seq, content, senderType: 'user', moderation: 'passed', createdAt: ago(100 - seq), ...fields },
    });
    await app.stores.mongo.model(Message.name, MessageSchema).create([
      said('Delivery', 1, 'My zeppelins never came.', { metadata: { sentiment: 'negative' } }),
      said('Delivery', 2, `${'So sorry. '.repeat(20)}Two zeppelins were refunded to you.`, {
        senderType: 'ai',
      }),
      said('Delivery', 3, 'walrus: he is lying', { visibility: 'internal', senderType: 'agent' }),
      said('Delivery', 4, 'You swearing narwhal', { moderation: 'blocked' }),
      said('Delivery', 5, 'An axolotl joined the zeppelin', { senderType: 'system' }),
      said('Delivery', 6, 'An undecided axolotl', { senderType: 'ai', moderation: 'pending' }),
      said('Something else', 1, 'Where is the invoice for the zeppelin?'),
      said('Something else', 2, 'It is on its way', { senderType: 'agent' }),
    ]);
  });

  const matches = async (search: string, reader = agent) =>
    (await list(`search=${encodeURIComponent(search)}`, reader)).data.map(({ title, match }) => [
      title,
      match?.seq,
      match?.ranges.map(([from, to]) => match.text.slice(from, to)),
    ]);

  it('finds titles and messages by any form of a word, and marks it', async () => {
    expect(await matches('zeppelins')).toEqual([
      ['Refund for a zeppelin', null, ['zeppelin']],
      ['Delivery', 2, ['zeppelins']],
      ['Something else', 1, ['zeppelin']],
    ]);
    const [, { match } = { match: undefined }] = (await list('search=zeppelin')).data;
    expect(match?.text).toMatch(/^….*Two zeppelins were refunded to you\.$/);
    expect(match?.messageId).toEqual(expect.any(String));
  });

  it('narrows with every word, wherever in a conversation each of them is', async () => {
    expect(await matches('zeppelin refund')).toEqual([
      ['Refund for a zeppelin', null, ['Refund', 'zeppelin']],
      ['Delivery', 2, ['zeppelins', 'refunded']],
    ]);
    expect(await matches('delivery of the "zeppelin"')).toEqual([['Delivery', 2, ['zeppelins']]]);
    expect(await matches('dan -invoice')).toEqual([['Something else', 1, ['invoice']]]);
    expect(await matches('zeppelin unheardof')).toEqual([]);
    expect(await matches('?!')).toEqual([]);
  });

  it("finds customers' names, for staff", async () => {
    expect(await matches('zamora')).toEqual([
      ['Refund for a zeppelin', null, ['Zamora']],
      ['Delivery', null, ['Zamora']],
    ]);
    expect(await matches('zamora', carla)).toEqual([]);
  });

  it('shows customers neither what others wrote nor notes nor what was held back', async () => {
    expect(await matches('zeppelin', carla)).toEqual([
      ['Refund for a zeppelin', null, ['zeppelin']],
      ['Delivery', 2, ['zeppelins']],
    ]);
    for (const hidden of ['walrus', 'narwhal', 'axolotl', 'invoice'])
      expect(await matches(hidden, carla)).toEqual([]);
    expect(await matches('walrus')).toEqual([['Delivery', 3, ['walrus']]]);
    expect(await matches('narwhal')).toEqual([['Delivery', 4, ['narwhal']]]);
    expect(await matches('axolotl')).toEqual([]);
  });

  it('goes together with filters, orders and pages', async () => {
    expect(await titles('search=zeppelin&view=resolved')).toEqual(['Delivery']);
    expect(await titles(`search=zeppelin&customer=${dan._id}`)).toEqual(['Something else']);
    expect(await allPages('search=zeppelin&sort=need', 1)).toEqual([
      'Something else',
      'Refund for a zeppelin',
      'Delivery',
    ]);
    expect((await list('limit=1')).data[0]).not.toHaveProperty('match');
  });

  it('gives the command palette conversations and FAQs', async () => {
    await addFaq(app.stores, {
      ...{ category: 'product', question: 'Do you sell a zeppelin?', answer: 'No.', keywords: [] },
    });
    const { conversations, faqs } = dataOf(await agent.http.get<SearchResults>('/search?q=zeppelin'));
    expect(conversations.map(({ match }) => match?.seq)).toEqual([null, 2, 1]);
    expect(faqs).toEqual([
      { _id: expect.any(String), question: 'Do you sell a zeppelin?', category: 'product' },
    ]);
    expect(await refusal('/search?q=zeppelin', carla)).toBe('403 FORBIDDEN');
    for (const wrong of ['', '?q=', '?q=%20', `?q=${'x'.repeat(201)}`, '?q=a%00', '?q=a&kind=faq'])
      expect([wrong, await refusal(`/search${wrong}`)]).toEqual([wrong, '400 VALIDATION_FAILED']);
  });

  it('is beside figures of a conversation, in which no note counts', async () => {
    const path = `/conversations/${ids.get('Delivery')}/statistics`;
    const figures = dataOf(await agent.http.get<ConversationStatistics>(path));
    expect(figures).toMatchObject({
      messages: { total: 2, customer: 1, assistant: 1, agents: 0 },
      sentiments: [{ seq: 1, sentiment: 'negative' }],
    });
    expect(dataOf(await carla.http.get(path))).toEqual(figures);
    expect(await refusal(path, dan)).toBe('404 CONVERSATION_NOT_FOUND');
  });
});
