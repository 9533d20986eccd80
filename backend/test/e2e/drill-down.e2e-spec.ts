import {
  DRILL_FIGURES,
  type AnalyticsDashboard,
  type AuditEntryView,
  type ConversationAnalytics,
  type DrillDownMeta,
  type DrillDownRow,
} from '@switchboard/contracts';
import { parse } from 'csv-parse/sync';
import { DateTime } from 'luxon';
import { Types } from 'mongoose';
import { Rollup } from '../../src/modules/analytics/rollups/rollup.schema';
import {
  countersOf,
  FROM,
  openAnalyticsDesk,
  PRESENT,
  ZONE,
  type AnalyticsDesk,
} from './support/analytics-desk';
import { dataOf, failureOf, successOf } from './support/http-client';

const at = ({ createdAt }: Record<string, unknown>) => (createdAt as Date).toISOString();

let desk: AnalyticsDesk;

beforeAll(async () => {
  desk = await openAnalyticsDesk();
}, 60_000);

describe('what a figure is made of', () => {
  const range = { from: '2026-04-03', to: '2026-04-10', timezone: ZONE };
  const from = DateTime.fromISO(range.from, { zone: ZONE });
  const to = DateTime.fromISO(range.to, { zone: ZONE });

  /** Page by page. */
  async function listed(query: Record<string, string>, limit = 100, who = desk.admin) {
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

  async function file(query: Record<string, string>, who = desk.admin) {
    const response = await fetch(
      `${desk.api.url}/api/analytics/drill-down/export?${new URLSearchParams({ ...range, ...query }).toString()}`,
      { headers: { Authorization: `Bearer ${who.token}` } },
    );
    const text = await response.text();
    const lines = response.ok ? parse<Record<string, string>>(text, { bom: true, columns: true }) : [];
    return { response, lines };
  }

  /** All counters of the range by name and subject, as the rollups have them. */
  async function counters(): Promise<Map<string, number>> {
    const stored = await desk
      .collection('rollups')
      .find<Rollup>({ level: 'quarter', from: { $gte: from.toJSDate(), $lt: to.toJSDate() } })
      .toArray();
    const sums = new Map<string, number>();
    for (const [key, value] of stored.flatMap((rollup) => [...countersOf(rollup)])) {
      const [measure, subject, bin] = key.split('|');
      if (bin === 'sum') continue;
      const name = subject ? `${measure}|${subject}` : measure!;
      sums.set(name, (sums.get(name) ?? 0) + value);
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
    const { data } = await desk.read<ConversationAnalytics>('conversations', range);
    const inRange = ({ createdAt }: Record<string, unknown>) =>
      (createdAt as Date) >= from.toJSDate() && (createdAt as Date) < to.toJSDate();
    const begun = desk.history.conversations.filter(inRange);
    const { rows, total } = await listed({ figure: 'conversations' }, 7);
    expect([total, rows.length]).toEqual([data.total, data.total]);
    expect(rows.map(({ _id }) => _id).sort()).toEqual(begun.map(({ _id }) => String(_id)).sort());
    const billing = await listed({ figure: 'category', of: 'billing' }, 3);
    expect(billing.rows.map(({ conversation }) => conversation.category)).toEqual(
      new Array(data.byCategory.billing).fill('billing'),
    );

    const customers = await listed({ figure: 'messages', of: 'user' }, 7);
    const written = desk.history.messages.filter(
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
      desk.history.reports
        .filter((report) => inRange(report) && report.status === 'pending')
        .map(({ _id }) => String(_id))
        .sort(),
    );
  });

  it('names a conversation once, where it was when it was counted last', async () => {
    const [long, short, first] = desk.history.conversations.map(({ _id }) => _id as Types.ObjectId);
    const written = [
      [first, '2026-04-15T09:00:00Z'],
      [long, '2026-04-15T10:00:00Z'],
      [short, '2026-04-16T10:00:00Z'],
      [long, '2026-04-17T10:00:00Z'],
    ] as const;
    await desk.collection('messages').insertMany(
      written.map(([conversation, time], place) => ({
        ...desk.history.messages[0],
        _id: new Types.ObjectId(),
        seq: 10_000 + place,
        conversation,
        senderType: 'user',
        moderation: 'passed',
        createdAt: new Date(time),
        updatedAt: new Date(),
      })),
    );
    await desk.keepUp();
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
    const [conversation] = desk.history.conversations;
    const title = '=cmd|calc, "Quy"';
    await desk
      .collection('conversations')
      .updateOne({ _id: conversation?._id as Types.ObjectId }, { $set: { title } });
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
        'last at': DateTime.fromISO(row.at, { zone: ZONE }).toISO(),
        'time zone': ZONE,
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
    const taken = dataOf(await desk.admin.http.get<AuditEntryView[]>('/audit?action=conversations.exported'));
    expect(taken.map(({ actor, after }) => [actor?._id, after])).toEqual([
      [desk.admin._id, { ...range, ...reports }],
      [desk.admin._id, { ...range, ...all }],
    ]);
    const cell = { figure: 'messages', of: 'user', weekday: '2', hour: '9' };
    expect((await file(cell)).lines).toHaveLength((await listed(cell)).rows.length);
  });

  it('is known of a cell of the heat map, where clocks are changed, too', async () => {
    const { data } = await desk.read<AnalyticsDashboard>('dashboard', range);
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
    const own = { figure: 'agent_joined', of: desk.agent._id };
    const { rows, total } = await listed(own, 100, desk.agent);
    expect(total).toBeGreaterThan(0);
    expect((await file(own, desk.agent)).lines).toHaveLength(rows.length);
    for (const query of [
      { figure: 'agent_joined' },
      { ...own, of: desk.colleague._id },
      { figure: 'resolved' },
    ]) {
      for (const path of ['drill-down', 'drill-down/export']) {
        const answer = await desk.agent.http.get(
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
        const answer = await desk.admin.http.get(
          `/analytics/${path}?${new URLSearchParams(query).toString()}`,
        );
        expect([answer.status, failureOf(answer).details]).toMatchObject([400, [{ field }]]);
      }
    }
    const answer = await desk.admin.http.get('/analytics/drill-down?figure=answers&cursor=nonsense');
    expect([answer.status, failureOf(answer).error]).toEqual([400, 'INVALID_CURSOR']);
    const paged = await desk.admin.http.get('/analytics/drill-down/export?figure=answers&limit=5');
    expect([paged.status, failureOf(paged).details]).toMatchObject([400, [{ field: 'limit' }]]);
  });
});
