import type {
  AgentAnalytics,
  AnalyticsDashboard,
  AnalyticsMeta,
  ConversationFigures,
  FaqAnalytics,
  OverviewFigures,
  WorkFigures,
} from '@switchboard/contracts';
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
const CONVERSATIONS: ConversationFigures = {
  total: 0,
  byStatus: { active: 0, resolved: 0, escalated: 0 },
  byCategory: { account: 0, billing: 0, technical: 0, product: 0, general: 0 },
  bySentiment: { positive: 0, neutral: 0, negative: 0, frustrated: 0 },
  handovers: {
    requested: 0,
    low_confidence: 0,
    frustrated: 0,
    report: 0,
    policy: 0,
    crisis: 0,
    provider_failed: 0,
  },
  reportsByIssue: {
    inappropriate_response: 1,
    incorrect_information: 0,
    technical_issue: 3,
    need_human: 0,
    other: 0,
  },
};
const OVERVIEW: OverviewFigures = {
  conversations: { total: 0, ...CONVERSATIONS.byStatus },
  messages: { total: 0, ai: 0, user: 0, agent: 0 },
  sentiment: CONVERSATIONS.bySentiment,
  reports: { total: 4, pending: 4, in_review: 0, resolved: 0, dismissed: 0 },
  performance: {
    averageResponseTime: null,
    averageFirstResponseTime: null,
    averageResolutionTime: null,
    averageRating: null,
  },
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

  it('lead from each issue to the reports about it, and nowhere from an issue that nobody had', () => {
    const data: AnalyticsDashboard = {
      ...OVERVIEW,
      users: {
        total: 0,
        customers: 0,
        agents: 0,
        admins: 0,
        online: 0,
        onlineByRole: { customer: 0, agent: 0, admin: 0 },
      },
      trend: [],
      heatMap: [],
      recentConversations: [],
      topFaqs: [],
      previous: OVERVIEW,
    };
    const conversations = { ...CONVERSATIONS, trend: [], previous: CONVERSATIONS };
    const cards = cardsOf(key, { section: 'overview', data, conversations, meta: META });
    const issues = cards.find(({ id }) => id === 'report-issues');
    expect(issues?.file).toBe('reports');
    expect(issues?.chart?.kind).toBe('rows');
    expect(issues?.chart?.series[0]?.values).toEqual([1, 0, 3, 0, 0]);
    expect(issues?.chart?.series[0]?.links?.[2]).toEqual(behind(META, 'report_issue', 'technical_issue'));
    expect(issues?.rows.slice(1, 3)).toEqual([
      [{ text: 'report.issue.incorrect_information' }, { text: '0' }],
      [
        { text: 'report.issue.technical_issue' },
        { text: '3', link: behind(META, 'report_issue', 'technical_issue') },
      ],
    ]);
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
    expect(used?.chart?.kind).toBe('rows');
    expect(used?.rows[0]?.[0]?.link).toEqual({ path: '/knowledge/f1' });
    expect(used?.rows[0]?.[2]?.link?.query).toMatchObject({ figure: 'faq_used', of: 'f1' });
    expect(used?.chart?.series[0]?.links).toEqual([behind(META, 'faq_used', 'f1')]);
    expect(unused?.rows[0]?.[0]?.link).toEqual({ path: '/knowledge/f2' });
  });
});
