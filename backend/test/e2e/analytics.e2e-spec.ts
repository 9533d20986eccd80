import type {
  AgentAnalytics,
  AiAnalytics,
  AnalyticsDashboard,
  AnalyticsMeta,
  ConversationAnalytics,
  ConversationView,
  DrillDownMeta,
  DrillDownRow,
  FaqAnalytics,
  SettingsView,
} from '@switchboard/contracts';
import { DRILL_FIGURES } from '@switchboard/contracts';
import { parse } from 'csv-parse/sync';
import { DateTime } from 'luxon';
import { Types } from 'mongoose';
import { SOURCES } from '../../src/modules/analytics/counting/places';
import { startOf } from '../../src/modules/analytics/rollups/periods';
import { Rollup } from '../../src/modules/analytics/rollups/rollup.schema';
import { RollupKeeper } from '../../src/modules/analytics/rollups/rollup-keeper.service';
import { RollupStateRepository } from '../../src/modules/analytics/rollups/rollup-state.repository';
import { RollupWriter } from '../../src/modules/analytics/rollups/rollup-writer.service';
import { RollupsRepository } from '../../src/modules/analytics/rollups/rollups.repository';
import { makeHistory, randomFrom, type Fact, type History } from '../factories/history';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { addFaq } from './support/faqs';
import { dataOf, failureOf, successOf } from './support/http-client';
import { createTestApp, type TestApp } from './support/test-app';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Both clocks of this zone are changed within, and its offset is no whole hour. */
const ZONE = 'Australia/Adelaide';
const FROM = new Date('2026-03-28T00:00:00Z');
const DAYS = 14;
/** When the desk looks back on it. */
const PRESENT = new Date('2026-04-21T12:00:00Z');

let api: TestApp;
let admin: SignedInAccount;
let agent: SignedInAccount;
let colleague: SignedInAccount;
let customer: SignedInAccount;
let keeper: RollupKeeper;
let history: History;
let faqs: Types.ObjectId[];

const collection = (name: string) => api.stores.mongo.collection(name);

const read = async <Data>(path: string, query: Record<string, string>, who = admin) =>
  successOf(
    await who.http.get<Data, AnalyticsMeta>(`/analytics/${path}?${new URLSearchParams(query).toString()}`),
  );

const at = ({ createdAt }: Record<string, unknown>) => (createdAt as Date).toISOString();

/** As a worker's sweeps do it, until everything is counted. */
async function keepUp(now = PRESENT): Promise<void> {
  for (;;) {
    await keeper.takeTurn(now);
    const state = await api.app.get(RollupStateRepository, { strict: false }).find();
    const marks = await collection('rollup_marks').countDocuments({ dueAt: { $lte: now } });
    if (state?.countedAt && !state.fullCount && marks === 0) return;
  }
}

/** All that the rollups say; those that say nothing count as not there. */
async function contents(): Promise<Record<string, unknown>> {
  const stored = await collection('rollups').find<Rollup>({}).toArray();
  const telling = stored.filter(({ keys }) => keys.length > 0);
  return Object.fromEntries(
    telling.map(({ _id, keys, values, trend, heat }) => [_id, { keys, values, trend, heat }]),
  );
}

/** What a count from nothing says. */
async function rebuilt(): Promise<Record<string, unknown>> {
  for (const name of ['rollups', 'rollup_state', 'rollup_marks']) await collection(name).deleteMany({});
  await keepUp();
  return contents();
}

beforeAll(async () => {
  api = await createTestApp();
  const account = (role: SignedInAccount['role'], name?: string) =>
    createSignedIn(api.url, api.stores, role, name);
  [admin, agent, colleague, customer] = await Promise.all([
    account('admin'),
    account('agent', '=cmd|calc'),
    account('agent'),
    account('customer'),
  ]);
  keeper = api.app.get(RollupKeeper, { strict: false });
  faqs = await Promise.all(
    ['How do I pay?', 'Where is my parcel?', 'Never used'].map(
      async (question) =>
        new Types.ObjectId(await addFaq(api.stores, { category: 'general', question, answer: 'So.' })),
    ),
  );
  history = makeHistory({
    seed: 7,
    from: FROM,
    days: DAYS,
    conversations: 90,
    agents: [agent, colleague].map(({ _id }) => new Types.ObjectId(_id)),
    faqs: faqs.slice(0, 2),
  });
  await collection('conversations').insertMany(history.conversations);
  await collection('messages').insertMany(history.messages);
  await collection('reports').insertMany(history.reports);
  await collection('faq_opinions').insertMany(history.opinions);
  await collection('aiusages').insertMany(history.usages);
  await keepUp();
}, 60_000);

/** What the history's author knows of a stretch. */
class Known {
  constructor(private readonly facts: readonly Fact[]) {}

  static between(from: Date, to: Date): Known {
    return new Known(history.facts.filter(({ at }) => at >= from && at < to));
  }

  count(what: string, of?: string): number {
    return this.all(what, of).length;
  }

  sum(what: string, of?: string): number {
    return this.values(what, of).reduce((sum, value) => sum + value, 0);
  }

  values(what: string, of?: string): number[] {
    return this.all(what, of)
      .map(({ value = 0 }) => value)
      .sort((one, other) => one - other);
  }

  average(what: string, of?: string): number {
    return this.sum(what, of) / this.count(what, of);
  }

  times(what: string): Date[] {
    return this.all(what).map(({ at }) => at);
  }

  private all(what: string, of?: string): Fact[] {
    return this.facts.filter((fact) => fact.what === what && (of === undefined || fact.of === of));
  }
}

describe('figures of a history whose answers are known', () => {
  const range = { from: '2026-04-03', to: '2026-04-10', interval: 'day', timezone: ZONE };
  const from = DateTime.fromISO(range.from, { zone: ZONE });
  const to = DateTime.fromISO(range.to, { zone: ZONE });
  const known = () => Known.between(from.toJSDate(), to.toJSDate());

  it('say what happened, day by day as the clocks there had it, and what happened before', async () => {
    const { data, meta } = await read<AnalyticsDashboard>('dashboard', range);
    const facts = known();
    expect(meta).toMatchObject({
      from: from.toUTC().toISO(),
      to: to.toUTC().toISO(),
      interval: 'day',
      timezone: ZONE,
      previous: { from: from.minus({ days: 7 }).toUTC().toISO(), to: from.toUTC().toISO() },
      asOf: PRESENT.toISOString(),
      isComplete: true,
    });
    expect(data.messages).toEqual({
      total: facts.count('message'),
      user: facts.count('message', 'user'),
      ai: facts.count('message', 'ai'),
      agent: facts.count('message', 'agent'),
    });
    expect(data.conversations).toEqual({
      total: facts.count('conversation'),
      active: facts.count('conversation', 'active'),
      resolved: facts.count('conversation', 'resolved'),
      escalated: facts.count('conversation', 'escalated'),
    });
    expect(data.sentiment.frustrated).toBe(facts.count('sentiment', 'frustrated'));
    expect(data.reports).toMatchObject({
      total: facts.count('report'),
      pending: facts.count('report', 'pending'),
      resolved: facts.count('report', 'resolved'),
    });
    expect(data.performance).toEqual({
      averageResponseTime: Math.round(facts.average('full answer')),
      averageFirstResponseTime: Math.round(facts.average('first response')),
      averageResolutionTime: Math.round(facts.average('resolution')),
      averageRating: facts.average('rating'),
    });
    expect(data.users).toEqual({
      total: 4,
      customers: 1,
      agents: 2,
      admins: 1,
      online: 0,
      onlineByRole: { customer: 0, agent: 0, admin: 0 },
    });
    expect(data.recentConversations).toHaveLength(5);

    expect(data.trend).toHaveLength(7);
    for (const [day, point] of data.trend.entries()) {
      const begin = from.plus({ days: day });
      expect(point.from).toBe(begin.toUTC().toISO());
      const ofDay = Known.between(begin.toJSDate(), begin.plus({ days: 1 }).toJSDate());
      expect(point).toMatchObject({
        messages: { user: ofDay.count('message', 'user'), ai: ofDay.count('message', 'ai') },
        conversations: ofDay.count('conversation'),
        resolved: ofDay.count('resolved'),
        handovers: ofDay.count('handover'),
        tokens: ofDay.sum('tokens'),
      });
      expect(point.cost).toBeCloseTo(ofDay.sum('spent') / 1e9, 12);
    }
    // 5 April has 25 hours there.
    const hours = data.trend.map(
      (point, day) => (Date.parse(data.trend[day + 1]?.from ?? '') - Date.parse(point.from)) / (60 * MINUTE),
    );
    expect(hours.filter((length) => length === 25)).toHaveLength(1);

    const heat = data.heatMap.map((day) => day.map(() => 0));
    for (const { at, what, of } of history.facts) {
      const local = DateTime.fromJSDate(at, { zone: ZONE });
      if (what !== 'message' || of !== 'user' || local < from || local >= to) continue;
      heat[local.weekday - 1]![local.hour]! += 1;
    }
    expect(data.heatMap).toEqual(heat);

    const before = Known.between(from.minus({ days: 7 }).toJSDate(), from.toJSDate());
    expect(data.previous.messages.user).toBe(before.count('message', 'user'));
    expect(data.previous.performance.averageResponseTime).toBe(Math.round(before.average('full answer')));
  });

  it.each(['hour', 'week', 'month'])('add up to the same by the %s', async (interval) => {
    const shown = interval === 'hour' ? { ...range, to: '2026-04-08' } : range;
    const { data } = await read<ConversationAnalytics>('conversations', { ...shown, interval });
    const begun = Known.between(from.toJSDate(), DateTime.fromISO(shown.to, { zone: ZONE }).toJSDate());
    expect(data.total).toBe(begun.count('conversation'));
    expect(data.trend.reduce((sum, { count }) => sum + count, 0)).toBe(data.total);
    expect(data.byCategory.billing).toBe(begun.count('category', 'billing'));
    expect(data.bySentiment.negative).toBe(begun.count('mood', 'negative'));
    expect(data.handovers).toMatchObject({
      requested: begun.count('handover', 'requested'),
      low_confidence: begun.count('handover', 'low_confidence'),
      policy: 0,
    });
  });

  it('tell what the assistant did, how surely, how fast and for how much', async () => {
    const { data } = await read<AiAnalytics>('ai', range);
    const facts = known();
    expect(data.resolutions).toEqual({
      total: facts.count('resolved'),
      withoutPerson: facts.count('resolved') - facts.count('resolved', 'person'),
      lasting: facts.count('resolved', 'alone for good'),
      reopened: facts.count('reopened'),
    });
    expect(data.containment).toMatchObject({
      withoutPerson: facts.count('contained'),
      handedOver: facts.count('handed over'),
      handoverRate: facts.count('handed over') / facts.count('conversation'),
    });
    expect(data.confidence).toEqual(
      Array.from({ length: 10 }, (_, tenth) => facts.count('confidence', String(tenth))),
    );
    expect(data.thumbs).toEqual({ up: facts.count('thumbs', 'up'), down: facts.count('thumbs', 'down') });
    expect(data.models).toEqual([
      {
        model: 'gpt-4.1-mini',
        answers: facts.count('message', 'ai'),
        tokens: facts.sum('tokens'),
        cost: expect.closeTo(0.001 * facts.count('message', 'ai'), 9) as number,
      },
    ]);
    expect(data.spending).toMatchObject([{ task: 'reply', calls: 2 * facts.count('spent') }]);
    expect(data.cost).toBeCloseTo(facts.sum('spent') / 1e9, 12);
    expect(data.costPerResolution).toBeCloseTo(facts.sum('spent') / 1e9 / facts.count('resolved'), 12);
    expect(data.moderation).toMatchObject({
      blocked: facts.count('blocked'),
      released: 0,
      flags: { harassment: facts.count('blocked'), injection: 0 },
    });

    const times = facts.values('full answer');
    const { count, average, p50, p95 } = data.timings.full_answer;
    expect([count, average]).toEqual([times.length, Math.round(facts.average('full answer'))]);
    for (const [share, found] of [
      [0.5, p50],
      [0.95, p95],
    ] as const) {
      const exact = times[Math.ceil(share * times.length) - 1] ?? 0;
      expect(Math.abs((found ?? 0) - exact) / exact).toBeLessThan(0.05);
    }
  });

  it('tell an admin of everybody’s work, and an agent of their own alone', async () => {
    const { data } = await read<AgentAnalytics>('agents', range);
    const facts = known();
    const row = data.agents.find((found) => found.agent._id === agent._id);
    expect(row).toMatchObject({
      messages: facts.count('first response', agent._id),
      joined: facts.count('joined', agent._id),
      resolved: facts.count('resolution', agent._id),
      lateResponses: facts.count('late', agent._id),
      lateReports: facts.count('late report', agent._id),
      resolution: { average: Math.round(facts.average('resolution', agent._id)) },
    });
    expect(data.team).toMatchObject({
      resolved: facts.count('resolution'),
      ratings: facts.count('rating'),
      averageRating: facts.average('rating'),
      lateResponses: facts.count('late'),
    });
    const own = (await read<AgentAnalytics>('agents', range, agent)).data;
    expect(own.agents).toEqual([row]);
    expect(own.team).toBeNull();
  });

  it('tell which FAQs were used and helped, and which nobody used', async () => {
    const { data } = await read<FaqAnalytics>('faqs', range);
    const facts = known();
    for (const faq of faqs.slice(0, 2).map(String)) {
      expect(data.faqs.find(({ _id }) => _id === faq)).toMatchObject({
        used: facts.count('used', faq),
        helpful: facts.count('helpful', faq),
        notHelpful: facts.count('not helpful', faq),
      });
    }
    expect(data.unused.map(({ question }) => question)).toEqual(['Never used']);
  });

  it.each([
    ['trend', 'from,customer messages'],
    ['heat-map', 'weekday,hour,customer messages'],
    ['conversations', 'of,name,count'],
    ['handovers', 'of,name,count'],
    ['reports', 'of,name,count'],
    ['timings', 'stage,answers'],
    ['confidence', 'of,name,count'],
    ['models', 'model,answers'],
    ['spending', 'task,calls'],
    ['moderation', 'of,name,count'],
    ['agents', 'agent,agent id'],
    ['faqs', 'question,faq id'],
  ])('come as a file: %s', async (table, columns) => {
    const query = new URLSearchParams({ ...range, table }).toString();
    const answer = await fetch(`${api.url}/api/analytics/export?${query}`, {
      headers: { Authorization: `Bearer ${admin.token}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="analytics-${table}.csv"`);
    const lines = Buffer.from(await answer.arrayBuffer())
      .toString('utf8')
      .split('\r\n');
    expect(lines[0]?.startsWith(`\uFEFF${columns}`)).toBe(true);
    if (table === 'agents') expect(lines.some((line) => line.startsWith("'=cmd|calc,"))).toBe(true);
    if (table === 'trend') expect(lines).toHaveLength(9);
  });
});

describe('what a figure is made of', () => {
  const range = { from: '2026-04-03', to: '2026-04-10', timezone: ZONE };
  const from = DateTime.fromISO(range.from, { zone: ZONE });
  const to = DateTime.fromISO(range.to, { zone: ZONE });

  /** Page by page. */
  async function listed(query: Record<string, string>, limit = 100, who = admin) {
    const rows: DrillDownRow[] = [];
    let cursor: string | null = null;
    for (;;) {
      const page: Record<string, string> = { ...range, limit: String(limit), ...query };
      if (cursor) page.cursor = cursor;
      const parameters = new URLSearchParams(page).toString();
      const answer = successOf(
        await who.http.get<DrillDownRow[], DrillDownMeta>(`/analytics/drill-down?${parameters}`),
      );
      rows.push(...answer.data);
      cursor = answer.meta?.nextCursor ?? null;
      if (!cursor) return { rows, total: answer.meta?.total ?? 0 };
    }
  }

  async function file(query: Record<string, string>, who = admin) {
    const response = await fetch(
      `${api.url}/api/analytics/drill-down/export?${new URLSearchParams({ ...range, ...query }).toString()}`,
      { headers: { Authorization: `Bearer ${who.token}` } },
    );
    const text = await response.text();
    const lines = response.ok ? parse<Record<string, string>>(text, { bom: true, columns: true }) : [];
    return { response, lines };
  }

  /** All counters of the range by name and subject, as the rollups have them. */
  async function counters(): Promise<Map<string, number>> {
    const stored = await collection('rollups')
      .find<Rollup>({ level: 'quarter', from: { $gte: from.toJSDate(), $lt: to.toJSDate() } })
      .toArray();
    const sums = new Map<string, number>();
    for (const { keys, values } of stored) {
      keys.forEach((key, place) => {
        const [measure, subject, bin] = key.split('|');
        if (bin === 'sum') return;
        const name = subject ? `${measure}|${subject}` : measure!;
        sums.set(name, (sums.get(name) ?? 0) + (values[place] ?? 0));
      });
    }
    return sums;
  }

  const NOT_LISTED =
    /^(tokens|model_tokens|model_cost|agent_rating_sum|spent|unpriced_calls|task_\w+|faq_(not_)?helpful)$/;

  it('adds up to it, for every figure and whatever it is counted of', async () => {
    const sums = await counters();
    const kinds = new Set<string>();
    for (const [name, count] of sums) {
      const [figure = '', of] = name.split('|');
      if (NOT_LISTED.test(figure)) continue;
      expect(DRILL_FIGURES).toContain(figure);
      kinds.add(figure);
      const { rows, total } = await listed({ figure, ...(of && { of }) });
      expect([name, rows.reduce((sum, row) => sum + row.count, 0), total]).toEqual([name, count, count]);
      expect(new Set(rows.map(({ _id }) => _id)).size).toBe(rows.length);
      const times = rows.map(({ at }) => Date.parse(at));
      expect(times).toEqual([...times].sort((one, other) => other - one));
    }
    // Nothing was ever released here, and nobody's questions failed.
    const absent = DRILL_FIGURES.filter((figure) => !kinds.has(figure));
    expect(absent).toEqual(['unknown', 'failed', 'released']);
  }, 30_000);

  it('is the same page by page, and conversation by conversation', async () => {
    const { data } = await read<ConversationAnalytics>('conversations', range);
    const inRange = ({ createdAt }: Record<string, unknown>) =>
      (createdAt as Date) >= from.toJSDate() && (createdAt as Date) < to.toJSDate();
    const begun = history.conversations.filter(inRange);
    const { rows, total } = await listed({ figure: 'conversations' }, 7);
    expect([total, rows.length]).toEqual([data.total, data.total]);
    expect(rows.map(({ _id }) => _id).sort()).toEqual(begun.map(({ _id }) => String(_id)).sort());
    const billing = await listed({ figure: 'category', of: 'billing' }, 3);
    expect(billing.rows.map(({ conversation }) => conversation.category)).toEqual(
      new Array(data.byCategory.billing).fill('billing'),
    );

    const customers = await listed({ figure: 'messages', of: 'user' }, 7);
    const written = history.messages.filter(
      (message) => inRange(message) && message.senderType === 'user' && message.moderation === 'passed',
    );
    const byConversation = new Map<string, number>();
    for (const { conversation } of written) {
      byConversation.set(String(conversation), (byConversation.get(String(conversation)) ?? 0) + 1);
    }
    expect(new Map(customers.rows.map(({ _id, count }) => [_id, count]))).toEqual(byConversation);
    expect(customers.rows[0]).toMatchObject({
      at: written.map(at).sort().at(-1),
      seq: expect.any(Number) as number,
    });

    const reports = await listed({ figure: 'report_status', of: 'pending' }, 2);
    expect(reports.rows.every(({ report }) => report?.status === 'pending')).toBe(true);
    expect(reports.rows.map(({ _id }) => _id).sort()).toEqual(
      history.reports
        .filter((report) => inRange(report) && report.status === 'pending')
        .map(({ _id }) => String(_id))
        .sort(),
    );
  });

  it('names a conversation once, where it was when it was counted last', async () => {
    const [long, short, first] = history.conversations.map(({ _id }) => _id as Types.ObjectId);
    const written = [
      [first, '2026-04-15T09:00:00Z'],
      [long, '2026-04-15T10:00:00Z'],
      [short, '2026-04-16T10:00:00Z'],
      [long, '2026-04-17T10:00:00Z'],
    ] as const;
    await collection('messages').insertMany(
      written.map(([conversation, time], place) => ({
        ...history.messages[0],
        _id: new Types.ObjectId(),
        seq: 10_000 + place,
        conversation,
        senderType: 'user',
        moderation: 'passed',
        createdAt: new Date(time),
        updatedAt: new Date(),
      })),
    );
    await keepUp();
    const days = { from: '2026-04-14', to: '2026-04-18' };
    const { rows, total } = await listed({ figure: 'messages', of: 'user', ...days }, 1);
    expect(total).toBe(4);
    expect(rows.map(({ _id, count, seq }) => [_id, count, seq])).toEqual([
      [String(long), 2, 10_003],
      [String(short), 1, 10_002],
      [String(first), 1, 10_000],
    ]);
  });

  it('comes as a file: all of it, in the order of the list', async () => {
    const [conversation] = history.conversations;
    const title = '=cmd|calc, "Quy"';
    await collection('conversations').updateOne(
      { _id: conversation?._id as Types.ObjectId },
      { $set: { title } },
    );
    const all = { figure: 'messages', of: 'user', from: FROM.toISOString(), to: PRESENT.toISOString() };
    const { rows } = await listed(all);
    // More than are looked up at once.
    expect(rows.length).toBeGreaterThan(80);
    const { response, lines } = await file(all);
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="analytics-drill-down.csv"',
    );
    expect(lines).toEqual(
      rows.map((row) => ({
        'last at': row.at,
        count: String(row.count),
        conversation: row.conversation.title === title ? `'${title}` : row.conversation.title,
        'conversation id': row.conversation._id,
        status: row.conversation.status,
        category: row.conversation.category,
        sentiment: row.conversation.sentiment,
        customer: row.conversation.customer?.name ?? '',
        'customer id': row.conversation.customer?._id ?? '',
        'message number': String(row.seq),
        'report id': '',
        'report issue': '',
        'report status': '',
        'report priority': '',
      })),
    );
    expect(lines.some((line) => line.conversation === `'${title}`)).toBe(true);

    const reports = { figure: 'reports' };
    const { rows: filed } = await listed(reports);
    expect((await file(reports)).lines.map((line) => [line['report id'], line['report issue']])).toEqual(
      filed.map(({ report }) => [report?._id, report?.issueType]),
    );
    const cell = { figure: 'messages', of: 'user', weekday: '2', hour: '9' };
    expect((await file(cell)).lines).toHaveLength((await listed(cell)).rows.length);
  });

  it('is known of a cell of the heat map, where clocks are changed, too', async () => {
    const { data } = await read<AnalyticsDashboard>('dashboard', range);
    const cells = data.heatMap.flatMap((day, weekday) =>
      day.flatMap((count, hour) => (count ? [{ weekday, hour, count }] : [])),
    );
    for (const { weekday, hour, count } of cells.slice(0, 6)) {
      const cell = { weekday: String(weekday + 1), hour: String(hour) };
      const { rows, total } = await listed({ figure: 'messages', of: 'user', ...cell });
      expect([total, rows.reduce((sum, row) => sum + row.count, 0)]).toEqual([count, count]);
    }
  });

  it('is an agent’s to see of themself alone', async () => {
    const own = { figure: 'agent_joined', of: agent._id };
    const { rows, total } = await listed(own, 100, agent);
    expect(total).toBeGreaterThan(0);
    expect((await file(own, agent)).lines).toHaveLength(rows.length);
    for (const query of [{ figure: 'agent_joined' }, { ...own, of: colleague._id }, { figure: 'resolved' }]) {
      for (const path of ['drill-down', 'drill-down/export']) {
        const answer = await agent.http.get(
          `/analytics/${path}?${new URLSearchParams({ ...range, ...query } as never).toString()}`,
        );
        expect([answer.status, failureOf(answer).error]).toEqual([403, 'FORBIDDEN']);
      }
    }
  });

  it('is refused where there is no such figure', async () => {
    for (const [query, field] of [
      [{ figure: 'tokens' }, 'figure'],
      [{ figure: 'status', of: 'asleep' }, 'of'],
      [{ figure: 'resolved', of: 'active' }, 'of'],
      [{ figure: 'agent_joined', of: 'Ada' }, 'of'],
      [{ figure: 'agent_resolution' }, 'of'],
      [{ figure: 'messages', of: 'user', weekday: '1' }, 'weekday'],
      [{ figure: 'answers', weekday: '1', hour: '0' }, 'weekday'],
      [{ figure: 'answers', hour: '24' }, 'hour'],
      [{ figure: 'answers', from: '2026-04-02', to: '2026-04-01' }, 'to'],
    ] as [Record<string, string>, string][]) {
      for (const path of ['drill-down', 'drill-down/export']) {
        const answer = await admin.http.get(`/analytics/${path}?${new URLSearchParams(query).toString()}`);
        expect([answer.status, failureOf(answer).details]).toMatchObject([400, [{ field }]]);
      }
    }
    const answer = await admin.http.get('/analytics/drill-down?figure=answers&cursor=nonsense');
    expect([answer.status, failureOf(answer).error]).toEqual([400, 'INVALID_CURSOR']);
    const paged = await admin.http.get('/analytics/drill-down/export?figure=answers&limit=5');
    expect([paged.status, failureOf(paged).details]).toMatchObject([400, [{ field: 'limit' }]]);
  });
});

describe('figures of nonsense', () => {
  const future = (days: number) => new Date(Date.now() + days * DAY).toISOString();

  it.each([
    ['turned round', { from: '2026-04-02', to: '2026-04-01' }, 'to', 'after from'],
    ['of no length', { from: '2026-04-02', to: '2026-04-02' }, 'to', 'after from'],
    ['wholly in the future', { from: future(1), to: future(2) }, 'from', 'future'],
    ['over two years long', { from: '2016-01-01', to: '2026-01-01' }, 'to', 'two years'],
    ['in too many points', { from: '2024-06-01', to: '2026-01-01', interval: 'hour' }, 'interval', '400'],
    ['in an unknown interval', { interval: 'fortnight' }, 'interval', 'one of'],
    ['in an unknown zone', { timezone: 'Mars/Olympus' }, 'timezone', 'time zone'],
    ['without a date', { from: 'yesterday' }, 'from', 'ISO 8601'],
  ])('are refused: a range %s', async (_, query: Record<string, string>, field, problem) => {
    for (const path of ['dashboard', 'conversations', 'ai', 'agents', 'faqs']) {
      const answer = await admin.http.get(`/analytics/${path}?${new URLSearchParams(query).toString()}`);
      expect([answer.status, failureOf(answer).error]).toEqual([400, 'VALIDATION_FAILED']);
      expect(JSON.stringify(failureOf(answer).details)).toContain(problem);
      expect(failureOf(answer).details).toMatchObject([{ field }]);
    }
  });

  it('are refused: an unknown table', async () => {
    const answer = await admin.http.get('/analytics/export?table=users');
    expect([answer.status, failureOf(answer).details]).toMatchObject([400, [{ field: 'table' }]]);
  });
});

describe('rollups', () => {
  it('are checked every night, and what was wrong is told and mended', async () => {
    const right = await contents();
    const [wrong] = await collection('rollups')
      .find<Rollup>({ level: 'quarter', source: 'messages', 'keys.0': { $exists: true } })
      .toArray();
    await collection('rollups').updateOne(
      { _id: wrong!._id as never },
      { $set: { values: wrong!.values.map((value) => value + 1) } },
    );
    const tomorrow = new Date('2026-04-22T03:00:00Z');
    await keeper.takeTurn(tomorrow);
    await keepUp(tomorrow);
    expect(await contents()).toEqual(right);
    const metrics = await (await fetch(`${api.url}/metrics`)).text();
    expect(metrics).toContain('rollup_differences_total{source="messages"} 1');
  });

  it('take in what people do, within a turn', async () => {
    const now = { from: new Date(Date.now() - DAY).toISOString() };
    const before = (await read<AgentAnalytics>('agents', now)).data.team;
    const conversation = dataOf(
      await customer.http.post<ConversationView>('/conversations', { title: 'Late' }),
    );
    const path = `/conversations/${conversation._id}`;
    await customer.http.post(`${path}/escalate`, {});
    await agent.http.post(`${path}/messages`, { content: 'Let me look.' });
    await agent.http.post(`${path}/resolve`);
    await customer.http.put(`${path}/rating`, { score: 2 });
    await customer.http.put(`${path}/rating`, { score: 5 });
    await customer.http.post(`${path}/reopen`);
    await customer.http.put(`/faqs/${String(faqs[2])}/helpful`, { helpful: true });
    await customer.http.put(`/faqs/${String(faqs[2])}/helpful`, { helpful: false });
    await keepUp();

    const { team } = (await read<AgentAnalytics>('agents', now)).data;
    expect(team).toMatchObject({
      messages: (before?.messages ?? 0) + 1,
      joined: 1,
      resolved: 1,
      reopened: 1,
      ratings: 1,
      averageRating: 5,
      firstResponse: { count: 1 },
    });
    const { data: ai } = await read<AiAnalytics>('ai', now);
    expect(ai.handovers.requested).toBe(1);
    expect(ai.resolutions).toEqual({ total: 1, withoutPerson: 0, lasting: 0, reopened: 1 });
    const { faqs: judged } = (await read<FaqAnalytics>('faqs', now)).data;
    expect(judged).toMatchObject([{ _id: String(faqs[2]), helpful: 0, notHelpful: 1 }]);

    // What is deleted is out of the figures as soon as it is gone for sure.
    await admin.http.delete(path);
    const joined = new URLSearchParams({ ...now, figure: 'agent_joined' }).toString();
    const left = successOf(
      await admin.http.get<DrillDownRow[], DrillDownMeta>(`/analytics/drill-down?${joined}`),
    );
    expect([left.data, left.meta?.total]).toEqual([[], 1]);
    await collection('rollup_marks').updateMany({}, { $set: { dueAt: FROM } });
    await keepUp();
    expect((await read<AgentAnalytics>('agents', now)).data.team).toMatchObject({ joined: 0, resolved: 0 });
  });

  it('say what was late by the targets that the admin has set', async () => {
    const now = { from: new Date(Date.now() - DAY).toISOString() };
    const late = async () => {
      await keepUp();
      return (await read<AgentAnalytics>('agents', now)).data.team?.lateResponses;
    };
    /** Answers somebody who has waited for ninety minutes. */
    const answer = async () => {
      const { _id } = dataOf(await customer.http.post<ConversationView>('/conversations', {}));
      await customer.http.post(`/conversations/${_id}/escalate`, {});
      const needsPersonSince = new Date(Date.now() - 90 * MINUTE);
      await collection('conversations').updateOne(
        { _id: new Types.ObjectId(_id) },
        { $set: { needsPersonSince } },
      );
      dataOf(await agent.http.post(`/conversations/${_id}/messages`, { content: 'Here I am.' }));
    };
    const before = await late();
    await answer();
    expect(await late()).toBe(before);
    const { revision } = dataOf(await admin.http.get<SettingsView>('/settings'));
    const targets = { urgent: 1, high: 1, medium: 1, low: 1 };
    dataOf(await admin.http.put('/settings', { revision, targets }));
    await answer();
    expect(await late()).toBe((before ?? 0) + 1);
  });

  it('end up the same whatever changes in whatever order, and wherever a turn is cut off', async () => {
    const random = randomFrom(11);
    const rollups = api.app.get<{ updateOne: (...args: unknown[]) => unknown }>('RollupModel', {
      strict: false,
    });
    const anyOf = (docs: Record<string, unknown>[]) => docs[Math.floor(random() * docs.length)]!;
    const touch = (name: string, { _id }: Record<string, unknown>, set: object, push: object = {}) =>
      collection(name).updateOne(
        { _id: _id as Types.ObjectId },
        { $set: { ...set, updatedAt: new Date() }, $push: push },
      );
    for (let round = 0; round < 10; round++) {
      const at = new Date(FROM.getTime() + random() * DAYS * DAY);
      await touch('messages', anyOf(history.messages), { feedback: random() < 0.5 ? 'up' : 'down' });
      await touch('messages', anyOf(history.messages), { 'metadata.sentiment': 'positive' });
      await touch(
        'conversations',
        anyOf(history.conversations),
        { status: 'resolved' },
        { milestones: { kind: 'resolved', at } },
      );
      await touch('reports', anyOf(history.reports), { status: 'dismissed' });
      if (round % 5 === 0) {
        await admin.http.delete(`/conversations/${String(anyOf(history.conversations)._id)}`);
        await collection('rollup_marks').updateMany({}, { $set: { dueAt: FROM } });
      }
      // The store is gone in the middle of it: after a few writes, or none.
      let writes = Math.floor(random() * 12);
      const updateOne = rollups.updateOne.bind(rollups);
      const failing = jest.spyOn(rollups, 'updateOne').mockImplementation((...args: unknown[]) => {
        if (writes-- <= 0) throw new Error('the store is gone');
        return updateOne(...args);
      });
      await keeper.takeTurn(PRESENT).catch(() => undefined);
      failing.mockRestore();
    }
    await keepUp();
    const kept = await contents();
    expect(Object.keys(kept).length).toBeGreaterThan(200);
    expect(await rebuilt()).toEqual(kept);
  }, 30_000);

  it('keep what a customer did who is deleted, with nothing left of whose it was', async () => {
    const now = { from: new Date(Date.now() - DAY).toISOString() };
    const figures = async () => {
      await keepUp();
      return (await read<AnalyticsDashboard>('dashboard', now)).data;
    };
    const before = await figures();
    dataOf(await admin.http.delete(`/users/${customer._id}?conversations=anonymise`));
    const after = await figures();
    expect(before.conversations.total).toBeGreaterThan(0);
    expect(after.conversations.total).toBe(before.conversations.total);
    expect(after.messages).toEqual(before.messages);
    expect(after.performance).toEqual(before.performance);
    const { data } = successOf(
      await admin.http.get<DrillDownRow[]>(
        `/analytics/drill-down?${new URLSearchParams({ ...now, figure: 'conversations' }).toString()}`,
      ),
    );
    expect(data).toHaveLength(after.conversations.total);
    expect(JSON.stringify(data)).not.toContain(customer.name);
    // Counted from what is stored now, it is the same.
    const today = startOf('day', new Date());
    const { turn = 0 } = (await api.app.get(RollupStateRepository, { strict: false }).find()) ?? {};
    const writer = api.app.get(RollupWriter, { strict: false });
    expect(await writer.recountDay(today, turn, SOURCES)).toEqual([]);
  });

  it('are not overwritten by somebody whose turn is long over', async () => {
    const state = api.app.get(RollupStateRepository, { strict: false });
    const slow = await state.take(PRESENT, FROM);
    await keepUp();
    const before = await contents();
    const [wrong] = await collection('rollups').find<Rollup>({ level: 'day' }).toArray();
    // Counted again since by somebody else.
    await collection('rollups').updateOne(
      { _id: wrong!._id as never },
      { $set: { turn: (slow?.turn ?? 0) + 1 } },
    );
    const empty = { keys: ['messages|user'], values: [1], trend: [1], heat: [1] };
    const writer = api.app.get(RollupsRepository, { strict: false });
    await writer.write({ level: 'day', from: wrong!.from }, 'all', slow?.turn ?? 0, empty);
    expect(await contents()).toEqual(before);
    expect(await state.update(slow?.turn ?? 0, { asOf: null })).toBe(false);
  });

  it('are one worker’s at a time, and the next one’s when that one is gone', async () => {
    const state = api.app.get(RollupStateRepository, { strict: false });
    const dead = await state.take(new Date(), new Date(Date.now() + MINUTE));
    expect(await state.take(new Date(), new Date(Date.now() + MINUTE))).toBeNull();
    const later = new Date(Date.now() + 2 * MINUTE);
    const heir = await state.take(later, later);
    expect(heir?.turn).toBe((dead?.turn ?? 0) + 1);
  });
});
