import type {
  AgentAnalytics,
  AiAnalytics,
  AnalyticsDashboard,
  ConversationView,
  DrillDownMeta,
  DrillDownRow,
  FaqAnalytics,
  SettingsView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { SOURCES } from '../../src/modules/analytics/counting/places';
import { startOf } from '../../src/modules/analytics/rollups/periods';
import { Rollup } from '../../src/modules/analytics/rollups/rollup.schema';
import { RollupStateRepository } from '../../src/modules/analytics/rollups/rollup-state.repository';
import { RollupWriter } from '../../src/modules/analytics/rollups/rollup-writer.service';
import { RollupsRepository } from '../../src/modules/analytics/rollups/rollups.repository';
import { randomFrom } from '../factories/history';
import {
  contentsOf,
  countersOf,
  DAYS,
  FROM,
  openAnalyticsDesk,
  PRESENT,
  type AnalyticsDesk,
} from './support/analytics-desk';
import { dataOf, successOf } from './support/http-client';

const DAY = 86_400_000;
const MINUTE = 60_000;

let desk: AnalyticsDesk;

beforeAll(async () => {
  desk = await openAnalyticsDesk();
}, 60_000);

/** What a count from nothing says. */
async function rebuilt(): Promise<Record<string, unknown>> {
  for (const name of ['rollups', 'rollup_state', 'rollup_marks']) await desk.collection(name).deleteMany({});
  await desk.keepUp();
  return contentsOf(desk);
}

describe('rollups', () => {
  it('are checked every night, and what was wrong is told and mended', async () => {
    const right = await contentsOf(desk);
    const [wrong] = await desk
      .collection('rollups')
      .find<Rollup>({ level: 'quarter', source: 'messages', counters: /user/ })
      .toArray();
    await desk
      .collection('rollups')
      .updateOne(
        { _id: wrong!._id as never },
        { $set: { counters: JSON.stringify([['messages|user'], [99]]) } },
      );
    const tomorrow = new Date('2026-04-22T03:00:00Z');
    await desk.keeper.takeTurn(tomorrow);
    await desk.keepUp(tomorrow);
    expect(await contentsOf(desk)).toEqual(right);
    const metrics = await (await fetch(`${desk.api.url}/metrics`)).text();
    expect(metrics).toContain('rollup_differences_total{source="messages"} 1');
  });

  it('take in what people do, within a turn', async () => {
    const now = { from: new Date(Date.now() - DAY).toISOString() };
    const before = (await desk.read<AgentAnalytics>('agents', now)).data.team;
    const conversation = dataOf(
      await desk.customer.http.post<ConversationView>('/conversations', { title: 'Late' }),
    );
    const path = `/conversations/${conversation._id}`;
    await desk.customer.http.post(`${path}/escalate`, {});
    await desk.agent.http.post(`${path}/messages`, { content: 'Let me look.' });
    await desk.agent.http.post(`${path}/resolve`);
    await desk.customer.http.put(`${path}/rating`, { score: 2 });
    await desk.customer.http.put(`${path}/rating`, { score: 5 });
    await desk.customer.http.post(`${path}/reopen`);
    await desk.customer.http.put(`/faqs/${String(desk.faqs[2])}/helpful`, { helpful: true });
    await desk.customer.http.put(`/faqs/${String(desk.faqs[2])}/helpful`, { helpful: false });
    await desk.keepUp();

    const { team } = (await desk.read<AgentAnalytics>('agents', now)).data;
    expect(team).toMatchObject({
      messages: (before?.messages ?? 0) + 1,
      joined: 1,
      resolved: 1,
      reopened: 1,
      ratings: 1,
      averageRating: 5,
      firstResponse: { count: 1 },
    });
    const { data: ai } = await desk.read<AiAnalytics>('ai', now);
    expect(ai.handovers.requested).toBe(1);
    expect(ai.resolutions).toEqual({ total: 1, withoutPerson: 0, lasting: 0, reopened: 1 });
    const { faqs: judged } = (await desk.read<FaqAnalytics>('faqs', now)).data;
    expect(judged).toMatchObject([{ _id: String(desk.faqs[2]), helpful: 0, notHelpful: 1 }]);

    // What is deleted is out of the figures as soon as it is gone for sure.
    await desk.admin.http.delete(path);
    const joined = new URLSearchParams({ ...now, figure: 'agent_joined' }).toString();
    const left = successOf(
      await desk.admin.http.get<DrillDownRow[], DrillDownMeta>(`/analytics/drill-down?${joined}`),
    );
    expect([left.data, left.meta?.total]).toEqual([[], 1]);
    await desk.collection('rollup_marks').updateMany({}, { $set: { dueAt: FROM } });
    await desk.keepUp();
    expect((await desk.read<AgentAnalytics>('agents', now)).data.team).toMatchObject({
      joined: 0,
      resolved: 0,
    });
  });

  it('lose what was said of an FAQ that is deleted, and no night finds anything wrong', async () => {
    const gone = desk.faqs[0]!;
    const said = desk.history.opinions.filter(({ faq }) => String(faq) === String(gone));
    expect(said.length).toBeGreaterThan(1);
    const figures = async () => {
      const counted = Object.values(await contentsOf(desk)) as { counters: Map<string, number> }[];
      return counted.flatMap(({ counters }) =>
        [...counters.keys()].filter((name) => name.startsWith('faq_') && name.endsWith(`|${String(gone)}`)),
      );
    };
    const faults = async () => {
      const metrics = await (await fetch(`${desk.api.url}/metrics`)).text();
      return /rollup_differences_total\{source="opinions"\} (\d+)/.exec(metrics)?.[1] ?? '0';
    };
    dataOf(await desk.admin.http.delete(`/faqs/${String(gone)}`));
    const marks = await desk.collection('rollup_marks').find({ source: 'opinions' }).toArray();
    const quarters = said.map(({ createdAt }) => startOf('quarter', createdAt as Date).getTime());
    expect(new Set(marks.map(({ from }) => (from as Date).getTime()))).toEqual(new Set(quarters));
    // A night that comes before they are due finds them gone: that is no fault.
    await desk.keepUp();
    expect((await figures()).join()).toContain('helpful');
    for (const night of ['2026-04-23T03:00:00Z', '2026-04-24T03:00:00Z']) {
      await desk.keeper.takeTurn(new Date(night));
      await desk.keepUp(new Date(night));
      expect((await figures()).filter((name) => !name.startsWith('faq_used'))).toEqual([]);
      await desk.collection('rollup_marks').updateMany({}, { $set: { dueAt: FROM } });
    }
    expect(await faults()).toBe('0');
  });

  it('are told of what goes, or it stays', async () => {
    const state = desk.api.app.get(RollupStateRepository, { strict: false });
    const { _id: report } = desk.history.reports[0]!;
    const { _id: conversation } = desk.history.conversations[0]!;
    for (const [path, name, id] of [
      ['faqs', 'faqs', desk.faqs[1]],
      ['reports', 'reports', report],
      ['conversations', 'conversations', conversation],
    ] as const) {
      const failing = jest.spyOn(state, 'mark').mockRejectedValueOnce(new Error('the store is gone'));
      expect((await desk.admin.http.delete(`/${path}/${String(id)}`)).status).toBe(500);
      failing.mockRestore();
      expect(await desk.collection(name).countDocuments({ _id: id as Types.ObjectId })).toBe(1);
    }
  });

  it('say what was late by the targets that the admin has set', async () => {
    const now = { from: new Date(Date.now() - DAY).toISOString() };
    const late = async () => {
      await desk.keepUp();
      return (await desk.read<AgentAnalytics>('agents', now)).data.team?.lateResponses;
    };
    /** Answers somebody who has waited for ninety minutes. */
    const answer = async () => {
      const { _id } = dataOf(await desk.customer.http.post<ConversationView>('/conversations', {}));
      await desk.customer.http.post(`/conversations/${_id}/escalate`, {});
      const needsPersonSince = new Date(Date.now() - 90 * MINUTE);
      await desk
        .collection('conversations')
        .updateOne({ _id: new Types.ObjectId(_id) }, { $set: { needsPersonSince } });
      dataOf(await desk.agent.http.post(`/conversations/${_id}/messages`, { content: 'Here I am.' }));
    };
    const before = await late();
    await answer();
    expect(await late()).toBe(before);
    const { revision } = dataOf(await desk.admin.http.get<SettingsView>('/settings'));
    const targets = { urgent: 1, high: 1, medium: 1, low: 1 };
    dataOf(await desk.admin.http.put('/settings', { revision, targets }));
    await answer();
    expect(await late()).toBe((before ?? 0) + 1);
  });

  it('end up the same whatever changes in whatever order, and wherever a turn is cut off', async () => {
    const random = randomFrom(11);
    const rollups = desk.api.app.get<{ updateOne: (...args: unknown[]) => unknown }>('RollupModel', {
      strict: false,
    });
    const anyOf = (docs: Record<string, unknown>[]) => docs[Math.floor(random() * docs.length)]!;
    const touch = (name: string, { _id }: Record<string, unknown>, set: object, push: object = {}) =>
      desk
        .collection(name)
        .updateOne({ _id: _id as Types.ObjectId }, { $set: { ...set, updatedAt: new Date() }, $push: push });
    for (let round = 0; round < 10; round++) {
      const at = new Date(FROM.getTime() + random() * DAYS * DAY);
      await touch('messages', anyOf(desk.history.messages), { feedback: random() < 0.5 ? 'up' : 'down' });
      await touch('messages', anyOf(desk.history.messages), { 'metadata.sentiment': 'positive' });
      await touch(
        'conversations',
        anyOf(desk.history.conversations),
        { status: 'resolved' },
        { milestones: { kind: 'resolved', at } },
      );
      await touch('reports', anyOf(desk.history.reports), { status: 'dismissed' });
      if (round % 5 === 0) {
        await desk.admin.http.delete(`/conversations/${String(anyOf(desk.history.conversations)._id)}`);
        await desk.collection('rollup_marks').updateMany({}, { $set: { dueAt: FROM } });
      }
      // The store is gone in the middle of it: after a few writes, or none.
      let writes = Math.floor(random() * 12);
      const updateOne = rollups.updateOne.bind(rollups);
      const failing = jest.spyOn(rollups, 'updateOne').mockImplementation((...args: unknown[]) => {
        if (writes-- <= 0) throw new Error('the store is gone');
        return updateOne(...args);
      });
      await desk.keeper.takeTurn(PRESENT).catch(() => undefined);
      failing.mockRestore();
    }
    await desk.keepUp();
    const kept = await contentsOf(desk);
    expect(Object.keys(kept).length).toBeGreaterThan(200);
    expect(await rebuilt()).toEqual(kept);
  }, 30_000);

  it('keep what a customer did who is deleted, with nothing left of whose it was', async () => {
    const now = { from: new Date(Date.now() - DAY).toISOString() };
    const figures = async () => {
      await desk.keepUp();
      return (await desk.read<AnalyticsDashboard>('dashboard', now)).data;
    };
    const work = async () => {
      const { team, agents } = (await desk.read<AgentAnalytics>('agents', now)).data;
      const { resolutions } = (await desk.read<AiAnalytics>('ai', now)).data;
      return { resolved: team?.resolved, by: agents.map(({ resolved }) => resolved), resolutions };
    };
    const before = await figures();
    const done = await work();
    expect(before.conversations.resolved).toBeLessThan(before.conversations.total);
    dataOf(await desk.admin.http.delete(`/users/${desk.customer._id}?conversations=anonymise`));
    const after = await figures();
    expect(before.conversations.total).toBeGreaterThan(0);
    expect(after.conversations.total).toBe(before.conversations.total);
    expect(after.messages).toEqual(before.messages);
    expect(after.performance).toEqual(before.performance);
    // They are closed, and nobody has solved them.
    expect(after.conversations.resolved).toBe(after.conversations.total);
    expect(await work()).toEqual(done);
    const { data } = successOf(
      await desk.admin.http.get<DrillDownRow[]>(
        `/analytics/drill-down?${new URLSearchParams({ ...now, figure: 'conversations' }).toString()}`,
      ),
    );
    expect(data).toHaveLength(after.conversations.total);
    expect(JSON.stringify(data)).not.toContain(desk.customer.name);
    // Counted from what is stored now, it is the same.
    const today = startOf('day', new Date());
    const { turn = 0 } = (await desk.api.app.get(RollupStateRepository, { strict: false }).find()) ?? {};
    const writer = desk.api.app.get(RollupWriter, { strict: false });
    expect(await writer.recountDay(today, turn, SOURCES)).toEqual([]);
  });

  it('are made anew when they are kept in another way, and lose nothing that is no longer stored', async () => {
    await desk.keepUp();
    const right = await contentsOf(desk);
    const [quarter] = await desk
      .collection('rollups')
      .find<Rollup>({ level: 'quarter' })
      .sort({ from: 1 })
      .toArray();
    const gone = new Date(quarter!.from.getTime() + DAY);
    const settledBefore = startOf('day', new Date(gone.getTime() + DAY));
    await desk.collection('messages').deleteMany({ createdAt: { $lt: gone } });
    await desk.collection('rollups').deleteMany({ level: { $in: ['week', 'four-weeks'] } });
    await desk.collection('rollup_state').updateMany({}, { $set: { settledBefore, layout: 1 } });
    expect((await desk.read('dashboard', { from: '2026-04-01' })).meta?.isComplete).toBe(false);
    await desk.keepUp();
    expect((await desk.read('dashboard', { from: '2026-04-01' })).meta?.isComplete).toBe(true);
    expect(await contentsOf(desk)).toEqual(right);
  });

  it('are read as earlier versions wrote them, and written anew by the next count', async () => {
    const right = await rebuilt();
    const dashboards = () =>
      Promise.all(
        ['dashboard', 'ai', 'agents'].map(
          async (tab) => (await desk.read(tab, { from: '2026-03-20', to: '2026-04-21' })).data,
        ),
      );
    const shown = await dashboards();
    const rollups = desk.collection('rollups');
    for (const rollup of await rollups.find<Rollup>({}).toArray()) {
      const counters = countersOf(rollup);
      await rollups.updateOne(
        { _id: rollup._id as never },
        { $set: { keys: [...counters.keys()], values: [...counters.values()] }, $unset: { counters: 1 } },
      );
    }
    expect(await dashboards()).toEqual(shown);
    const { turn = 0 } = (await desk.api.app.get(RollupStateRepository, { strict: false }).find()) ?? {};
    const writer = desk.api.app.get(RollupWriter, { strict: false });
    for (let day = FROM; day < PRESENT; day = new Date(day.getTime() + DAY)) {
      expect(await writer.recountDay(day, turn, SOURCES)).toEqual([]);
    }
    const written = Object.entries(await contentsOf(desk));
    expect(written.length).toBeGreaterThan(0);
    for (const [_id, content] of written) expect([_id, content]).toEqual([_id, right[_id]]);
    const counted = { from: { $lt: PRESENT }, level: { $ne: 'quarter' } };
    expect(await rollups.countDocuments({ ...counted, keys: { $exists: true } })).toBe(0);
  });

  it('are not overwritten by somebody whose turn is long over', async () => {
    const state = desk.api.app.get(RollupStateRepository, { strict: false });
    const slow = await state.take(PRESENT, FROM);
    await desk.keepUp();
    const before = await contentsOf(desk);
    const [wrong] = await desk.collection('rollups').find<Rollup>({ level: 'day' }).toArray();
    // Counted again since by somebody else.
    await desk
      .collection('rollups')
      .updateOne({ _id: wrong!._id as never }, { $set: { turn: (slow?.turn ?? 0) + 1 } });
    const empty = { counters: JSON.stringify([['messages|user'], [1]]), trend: [1], heat: [1] };
    const writer = desk.api.app.get(RollupsRepository, { strict: false });
    await writer.write({ level: 'day', from: wrong!.from }, 'all', slow?.turn ?? 0, empty);
    expect(await contentsOf(desk)).toEqual(before);
    expect(await state.update(slow?.turn ?? 0, { asOf: null })).toBe(false);
  });

  it('are one worker’s at a time, and the next one’s when that one is gone', async () => {
    const state = desk.api.app.get(RollupStateRepository, { strict: false });
    const dead = await state.take(new Date(), new Date(Date.now() + MINUTE));
    expect(await state.take(new Date(), new Date(Date.now() + MINUTE))).toBeNull();
    const later = new Date(Date.now() + 2 * MINUTE);
    const heir = await state.take(later, later);
    expect(heir?.turn).toBe((dead?.turn ?? 0) + 1);
  });
});
