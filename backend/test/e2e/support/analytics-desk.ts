import type { AnalyticsMeta } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Rollup } from '../../../src/modules/analytics/rollups/rollup.schema';
import { RollupKeeper } from '../../../src/modules/analytics/rollups/rollup-keeper.service';
import { LAYOUT } from '../../../src/modules/analytics/rollups/rollup-state.schema';
import { RollupStateRepository } from '../../../src/modules/analytics/rollups/rollup-state.repository';
import { makeHistory, type Fact } from '../../factories/history';
import { createSignedIn, type SignedInAccount } from './accounts';
import { addFaq } from './faqs';
import { successOf } from './http-client';
import { createTestApp } from './test-app';

/** Both clocks of this zone are changed within, and its offset is no whole hour. */
export const ZONE = 'Australia/Adelaide';
export const FROM = new Date('2026-03-28T00:00:00Z');
export const DAYS = 14;
/** When the desk looks back on it. */
export const PRESENT = new Date('2026-04-21T12:00:00Z');

export type AnalyticsDesk = Awaited<ReturnType<typeof openAnalyticsDesk>>;

/** A desk with a history whose answers are known, counted. */
export async function openAnalyticsDesk() {
  const api = await createTestApp();
  const account = (role: SignedInAccount['role'], name?: string) =>
    createSignedIn(api.url, api.stores, role, name);
  const [admin, agent, colleague, customer] = await Promise.all([
    account('admin'),
    account('agent', '=cmd|calc'),
    account('agent'),
    account('customer'),
  ]);
  const faqs = await Promise.all(
    ['How do I pay?', 'Where is my parcel?', 'Never used'].map(
      async (question) =>
        new Types.ObjectId(await addFaq(api.stores, { category: 'general', question, answer: 'So.' })),
    ),
  );
  const collection = (name: string) => api.stores.mongo.collection(name);
  const history = makeHistory({
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

  const keeper = api.app.get(RollupKeeper, { strict: false });
  /** As a worker's sweeps do it, until everything is counted. */
  const keepUp = async (now = PRESENT): Promise<void> => {
    for (;;) {
      await keeper.takeTurn(now);
      const state = await api.app.get(RollupStateRepository, { strict: false }).find();
      const marks = await collection('rollup_marks').countDocuments({ dueAt: { $lte: now } });
      if (state?.layout === LAYOUT && !state.fullCount && marks === 0) return;
    }
  };
  await keepUp();

  const read = async <Data>(path: string, query: Record<string, string>, who = admin) =>
    successOf(
      await who.http.get<Data, AnalyticsMeta>(`/analytics/${path}?${new URLSearchParams(query).toString()}`),
    );
  return { api, admin, agent, colleague, customer, faqs, history, collection, keeper, keepUp, read };
}

/** All that the rollups say; those that say nothing count as not there. */
export async function contentsOf({ collection }: AnalyticsDesk): Promise<Record<string, unknown>> {
  const stored = await collection('rollups').find<Rollup>({}).toArray();
  return Object.fromEntries(
    stored.flatMap((rollup) => {
      const { _id, trend, heat } = rollup;
      const counters = countersOf(rollup);
      return counters.size ? [[_id, { counters, trend, heat }]] : [];
    }),
  );
}

/** By name. */
export function countersOf({ counters }: Rollup): Map<string, number> {
  const [keys, values] = JSON.parse(counters || '[[],[]]') as [string[], number[]];
  return new Map(keys.map((key, place) => [key, values[place] ?? 0]));
}

/** What the history's author knows of a stretch. */
export class Known {
  constructor(private readonly facts: readonly Fact[]) {}

  static between({ history }: AnalyticsDesk, from: Date, to: Date): Known {
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
