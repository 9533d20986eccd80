import type {
  AgentAnalytics,
  AiAnalytics,
  AnalyticsDashboard,
  AuditEntryView,
  ConversationAnalytics,
  FaqAnalytics,
} from '@switchboard/contracts';
import { DateTime } from 'luxon';
import { Known, openAnalyticsDesk, PRESENT, ZONE, type AnalyticsDesk } from './support/analytics-desk';
import { dataOf, failureOf } from './support/http-client';

const DAY = 86_400_000;
const MINUTE = 60_000;

let desk: AnalyticsDesk;

beforeAll(async () => {
  desk = await openAnalyticsDesk();
}, 60_000);

describe('figures of a history whose answers are known', () => {
  const range = { from: '2026-04-03', to: '2026-04-10', interval: 'day', timezone: ZONE };
  const from = DateTime.fromISO(range.from, { zone: ZONE });
  const to = DateTime.fromISO(range.to, { zone: ZONE });
  const known = () => Known.between(desk, from.toJSDate(), to.toJSDate());

  it('say what happened, day by day as the clocks there had it, and what happened before', async () => {
    const { data, meta } = await desk.read<AnalyticsDashboard>('dashboard', range);
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
      const ofDay = Known.between(desk, begin.toJSDate(), begin.plus({ days: 1 }).toJSDate());
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
    for (const { at, what, of } of desk.history.facts) {
      const local = DateTime.fromJSDate(at, { zone: ZONE });
      if (what !== 'message' || of !== 'user' || local < from || local >= to) continue;
      heat[local.weekday - 1]![local.hour]! += 1;
    }
    expect(data.heatMap).toEqual(heat);

    const before = Known.between(desk, from.minus({ days: 7 }).toJSDate(), from.toJSDate());
    expect(data.previous.messages.user).toBe(before.count('message', 'user'));
    expect(data.previous.performance.averageResponseTime).toBe(Math.round(before.average('full answer')));
  });

  it.each(['hour', 'week', 'month'])('add up to the same by the %s', async (interval) => {
    const shown = interval === 'hour' ? { ...range, to: '2026-04-08' } : range;
    const { data } = await desk.read<ConversationAnalytics>('conversations', { ...shown, interval });
    const begun = Known.between(desk, from.toJSDate(), DateTime.fromISO(shown.to, { zone: ZONE }).toJSDate());
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
    const { data } = await desk.read<AiAnalytics>('ai', range);
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
    const { data } = await desk.read<AgentAnalytics>('agents', range);
    const facts = known();
    const row = data.agents.find((found) => found.agent._id === desk.agent._id);
    expect(row).toMatchObject({
      messages: facts.count('first response', desk.agent._id),
      joined: facts.count('joined', desk.agent._id),
      resolved: facts.count('resolution', desk.agent._id),
      lateResponses: facts.count('late', desk.agent._id),
      lateReports: facts.count('late report', desk.agent._id),
      resolution: { average: Math.round(facts.average('resolution', desk.agent._id)) },
    });
    expect(data.team).toMatchObject({
      resolved: facts.count('resolution'),
      ratings: facts.count('rating'),
      averageRating: facts.average('rating'),
      lateResponses: facts.count('late'),
    });
    const own = (await desk.read<AgentAnalytics>('agents', range, desk.agent)).data;
    expect(own.agents).toEqual([row]);
    expect(own.team).toBeNull();
  });

  it('tell which FAQs were used and helped, and which nobody used', async () => {
    const { data } = await desk.read<FaqAnalytics>('faqs', range);
    const facts = known();
    for (const faq of desk.faqs.slice(0, 2).map(String)) {
      expect(data.faqs.find(({ _id }) => _id === faq)).toMatchObject({
        used: facts.count('used', faq),
        helpful: facts.count('helpful', faq),
        notHelpful: facts.count('not helpful', faq),
      });
    }
    expect(data.unused.map(({ question }) => question)).toEqual(['Never used']);
  });

  it.each([
    ['trend', 'from,time zone,customer messages'],
    ['heat-map', 'weekday,hour,time zone,customer messages'],
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
    const answer = await fetch(`${desk.api.url}/api/analytics/export?${query}`, {
      headers: { Authorization: `Bearer ${desk.admin.token}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="analytics-${table}.csv"`);
    const lines = Buffer.from(await answer.arrayBuffer())
      .toString('utf8')
      .split('\r\n');
    expect(lines[0]?.startsWith(`\uFEFF${columns}`)).toBe(true);
    if (table === 'agents') expect(lines.some((line) => line.startsWith("'=cmd|calc,"))).toBe(true);
    if (table === 'heat-map') expect(lines[1]).toMatch(new RegExp(`^Monday,0,${ZONE},`));
    if (table === 'trend') {
      // Days as the clocks there had them, which were put back in the middle.
      expect(lines.slice(1, 8).map((line) => line.split(',').slice(0, 2))).toEqual([
        ...['03', '04', '05'].map((day) => [`2026-04-${day}T00:00:00.000+10:30`, ZONE]),
        ...['06', '07', '08', '09'].map((day) => [`2026-04-${day}T00:00:00.000+09:30`, ZONE]),
      ]);
      expect(lines).toHaveLength(9);
    }
    const [taken] = dataOf(await desk.admin.http.get<AuditEntryView[]>('/audit?action=figures.exported'));
    expect(taken).toMatchObject({
      actor: { _id: desk.admin._id },
      target: { type: 'figures', id: null, name: table },
      after: range,
    });
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
      const answer = await desk.admin.http.get(`/analytics/${path}?${new URLSearchParams(query).toString()}`);
      expect([answer.status, failureOf(answer).error]).toEqual([400, 'VALIDATION_FAILED']);
      expect(JSON.stringify(failureOf(answer).details)).toContain(problem);
      expect(failureOf(answer).details).toMatchObject([{ field }]);
    }
  });

  it('are refused: an unknown table', async () => {
    const answer = await desk.admin.http.get('/analytics/export?table=users');
    expect([answer.status, failureOf(answer).details]).toMatchObject([400, [{ field: 'table' }]]);
    const tooLong = await desk.admin.http.get('/analytics/export?table=agents&from=2016-01-01&to=2026-01-01');
    expect(tooLong.status).toBe(400);
    // Nobody took anything along.
    const taken = dataOf(await desk.admin.http.get<AuditEntryView[]>('/audit?action=figures.exported'));
    expect(taken.filter(({ after }) => after?.from === '2016-01-01')).toEqual([]);
  });
});
