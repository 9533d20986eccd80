import type { AgentAnalytics, AnalyticsMeta, FaqAnalytics, WorkFigures } from '@switchboard/contracts';
import { behind, countCell, stretchesOf } from './behind';
import { cardsOf } from './cards';

const META: AnalyticsMeta = {
  from: '2026-03-01T00:00:00.000Z',
  to: '2026-03-03T12:00:00.000Z',
  interval: 'day',
  timezone: 'UTC',
  previous: { from: '2026-02-26T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' },
  asOf: null,
  isComplete: true,
};
const WORK: WorkFigures = {
  messages: 9,
  joined: 0,
  resolved: 4,
  reopened: 1,
  reopenRate: 0.25,
  firstResponse: { count: 4, average: 60_000, p50: 61_000, p95: 125_000 },
  resolution: { count: 0, average: null, p50: null, p95: null },
  ratings: 0,
  averageRating: null,
  lateResponses: 1,
  lateReports: 0,
};
const key = (name: string) => name;

describe('cards', () => {
  it('lead each point to its own stretch, the last one to the end of the range', () => {
    const points = ['2026-03-01', '2026-03-02', '2026-03-03'].map((from) => ({ from }));
    expect(stretchesOf(points, META)).toEqual([
      { from: '2026-03-01', to: '2026-03-02' },
      { from: '2026-03-02', to: '2026-03-03' },
      { from: '2026-03-03', to: META.to },
    ]);
  });

  it('lead nowhere from a count of nothing', () => {
    expect(countCell(0, behind(META, 'resolved'))).toEqual({ text: '0' });
    expect(countCell(2, behind(META, 'resolved')).link?.query).toEqual({
      figure: 'resolved',
      since: META.from,
      until: META.to,
    });
  });

  it('lead from figures of people to what these did, then and before', () => {
    const agent = { _id: 'ada', name: 'Ada', role: 'agent', avatar: null } as const;
    const data: AgentAnalytics = {
      agents: [{ ...WORK, agent, load: 2 }],
      team: WORK,
      previous: { ...WORK, resolved: 0 },
    };
    const [team] = cardsOf(key, { section: 'people', data, meta: META });
    const figure = (name: string) => team?.figures.find((found) => found.name === `analytics.figure.${name}`);
    expect(figure('resolvedByPeople')?.link?.query).toMatchObject({ figure: 'agent_resolved' });
    expect(figure('resolvedByPeople')?.beforeLink).toBeUndefined();
    expect(figure('reopenRate')?.beforeLink?.query).toEqual({
      figure: 'agent_reopened',
      since: META.previous.from,
      until: META.previous.to,
    });
    expect(figure('rating')?.link).toBeUndefined();
    const load = { path: '/inbox', query: { assignee: 'ada', status: 'unresolved' } };
    expect(team?.rows[0]?.[1]).toEqual({ text: '2', link: load });
    expect(team?.chart?.series[0]?.links).toEqual([load]);
    const leads = team?.rows[0]?.map(({ link }) => link?.query?.['figure'] as unknown);
    expect(leads).toEqual([
      undefined,
      undefined,
      undefined,
      'agent_messages',
      'agent_resolved',
      'agent_reopened',
      'agent_first_response',
      undefined,
      undefined,
      'agent_late_responses',
      undefined,
    ]);
    expect(team?.head).toHaveLength(team?.rows[0]?.length ?? 0);
  });

  it('lead from FAQs to where they are written, and to the answers that rest on them', () => {
    const data: FaqAnalytics = {
      faqs: [
        {
          _id: 'f1',
          question: 'How?',
          category: 'general',
          isActive: true,
          used: 3,
          helpful: 1,
          notHelpful: 0,
        },
      ],
      unused: [{ _id: 'f2', question: 'Why?', category: 'general' }],
    };
    const [used, unused] = cardsOf(key, { section: 'knowledge', data, meta: META });
    expect(used?.rows[0]?.[0]?.link).toEqual({ path: '/knowledge/f1' });
    expect(used?.rows[0]?.[2]?.link?.query).toMatchObject({ figure: 'faq_used', of: 'f1' });
    expect(used?.chart?.series[0]?.links).toEqual([behind(META, 'faq_used', 'f1')]);
    expect(unused?.rows[0]?.[0]?.link).toEqual({ path: '/knowledge/f2' });
  });
});
