import { Injectable } from '@nestjs/common';
import {
  hasPermission,
  type AgentAnalytics,
  type AgentRow,
  type AiAnalytics,
  type AnalyticsDashboard,
  type AnalyticsMeta,
  type AnalyticsQuery,
  type ConversationAnalytics,
  type FaqAnalytics,
  type StaffConversationView,
} from '@switchboard/contracts';
import { Result } from '../../platform/http/envelope.interceptor';
import type { Principal } from '../../platform/security/access.decorators';
import { SpendingService } from '../ai/spending.service';
import { ConversationListService } from '../conversations/conversation-list.service';
import { FaqFactsService } from '../faqs/faq-facts.service';
import { AnalyticsPeople } from './analytics-people.service';
import { assistantOf, modelsOf, tasksOf } from './figures/assistant';
import { toPoints } from './figures/basics';
import { knowledgeOf } from './figures/knowledge';
import { conversationsOf, overviewOf } from './figures/overview';
import { teamOf, workOf } from './figures/people';
import { rangeOf, type AnalyticsRange } from './range/analytics-range';
import { RollupReader } from './rollups/rollup-reader.service';

const RECENT = 5;
const TOP_FAQS = 5;

/** Figures of a range, with those of the time before to compare with. */
@Injectable()
export class AnalyticsService {
  constructor(
    private readonly reader: RollupReader,
    private readonly people: AnalyticsPeople,
    private readonly conversationLists: ConversationListService,
    private readonly knowledge: FaqFactsService,
    private readonly spending: SpendingService,
  ) {}

  async dashboard(
    admin: Principal,
    query: AnalyticsQuery,
  ): Promise<Result<AnalyticsDashboard, AnalyticsMeta>> {
    const range = rangeOf(query, new Date());
    const [total, before, trend, heatMap, users, recent, titles] = await Promise.all([
      this.reader.total(range),
      this.reader.total(range.previous),
      this.reader.trend(range),
      this.reader.heatMap(range),
      this.people.users(),
      this.conversationLists.list(admin, { limit: RECENT }),
      this.knowledge.titles(),
    ]);
    return this.result(range, {
      users,
      ...overviewOf(total),
      trend: toPoints(range.points, trend),
      heatMap,
      recentConversations: recent.data as StaffConversationView[],
      topFaqs: knowledgeOf(total, titles)
        .faqs.filter(({ used }) => used > 0)
        .slice(0, TOP_FAQS),
      previous: overviewOf(before),
    });
  }

  async conversations(query: AnalyticsQuery): Promise<Result<ConversationAnalytics, AnalyticsMeta>> {
    const range = rangeOf(query, new Date());
    const [total, before, trend] = await Promise.all([
      this.reader.total(range),
      this.reader.total(range.previous),
      this.reader.trend(range),
    ]);
    return this.result(range, {
      ...conversationsOf(total),
      trend: toPoints(range.points, trend).map(({ from, conversations }) => ({ from, count: conversations })),
      previous: conversationsOf(before),
    });
  }

  async assistant(query: AnalyticsQuery): Promise<Result<AiAnalytics, AnalyticsMeta>> {
    const range = rangeOf(query, new Date());
    const [total, before, trend, budget] = await Promise.all([
      this.reader.total(range),
      this.reader.total(range.previous),
      this.reader.trend(range),
      this.spending.budget(),
    ]);
    return this.result(range, {
      ...assistantOf(total),
      models: modelsOf(total),
      spending: tasksOf(total),
      budget,
      trend: toPoints(range.points, trend),
      previous: assistantOf(before),
    });
  }

  /** All of them for an admin, who sees the team, too; an agent's own row for an agent. */
  async agents(reader: Principal, query: AnalyticsQuery): Promise<Result<AgentAnalytics, AnalyticsMeta>> {
    const range = rangeOf(query, new Date());
    const seesAll = hasPermission(reader.role, 'analytics:read');
    const [total, before] = await Promise.all([this.reader.total(range), this.reader.total(range.previous)]);
    const agents = (await this.people.agents(total, seesAll ? null : reader._id)).map((row): AgentRow => ({
      ...row,
      ...workOf(total, row.agent._id),
    }));
    return this.result(range, {
      agents,
      team: seesAll ? teamOf(total) : null,
      previous: seesAll ? teamOf(before) : workOf(before, reader._id),
    });
  }

  async faqs(query: AnalyticsQuery): Promise<Result<FaqAnalytics, AnalyticsMeta>> {
    const range = rangeOf(query, new Date());
    const [total, titles] = await Promise.all([this.reader.total(range), this.knowledge.titles()]);
    return this.result(range, knowledgeOf(total, titles));
  }

  private async result<Data>(range: AnalyticsRange, data: Data): Promise<Result<Data, AnalyticsMeta>> {
    const { asOf, isComplete } = await this.reader.freshness();
    const { from, to, interval, timezone, previous } = range;
    return new Result(data, {
      from: from.toISOString(),
      to: to.toISOString(),
      interval,
      timezone,
      previous: { from: previous.from.toISOString(), to: previous.to.toISOString() },
      asOf: asOf?.toISOString() ?? null,
      isComplete,
    });
  }
}
