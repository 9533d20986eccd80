import { Injectable, inject } from '@angular/core';
import type {
  AgentAnalytics,
  AiAnalytics,
  AnalyticsDashboard,
  AnalyticsMeta,
  AnalyticsQuery,
  AnalyticsTable,
  ConversationAnalytics,
  DrillDownFilters,
  DrillDownMeta,
  DrillDownRow,
  FaqAnalytics,
} from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';
import { Downloads } from '../../core/http/download';
import type { Section } from './analytics-address';

/** What a section is made of. */
export type SectionData =
  | {
      section: 'overview';
      data: AnalyticsDashboard;
      conversations: ConversationAnalytics;
      meta: AnalyticsMeta;
    }
  | { section: 'assistant'; data: AiAnalytics; meta: AnalyticsMeta }
  | { section: 'people'; data: AgentAnalytics; meta: AnalyticsMeta }
  | { section: 'knowledge'; data: FaqAnalytics; meta: AnalyticsMeta };

@Injectable()
export class AnalyticsApi {
  private readonly http = inject(ApiClient);
  private readonly downloads = inject(Downloads);

  async read(section: Section, query: AnalyticsQuery): Promise<SectionData> {
    switch (section) {
      case 'overview': {
        const [page, conversations] = await Promise.all([
          this.page<AnalyticsDashboard>('dashboard', query),
          this.page<ConversationAnalytics>('conversations', query),
        ]);
        return { section, ...page, conversations: conversations.data };
      }
      case 'assistant':
        return { section, ...(await this.page<AiAnalytics>('ai', query)) };
      case 'people':
        return { section, ...(await this.page<AgentAnalytics>('agents', query)) };
      case 'knowledge':
        return { section, ...(await this.page<FaqAnalytics>('faqs', query)) };
    }
  }

  /** What a figure is made of, latest first. */
  drillDown(
    filters: DrillDownFilters,
    cursor?: string,
  ): Promise<{ data: DrillDownRow[]; meta: DrillDownMeta }> {
    return this.http.getPage('/analytics/drill-down', { ...filters, cursor });
  }

  exportDrillDown(filters: DrillDownFilters): Promise<void> {
    return this.downloads.save('/analytics/drill-down/export', 'analytics-drill-down.csv', { ...filters });
  }

  export(table: AnalyticsTable, query: AnalyticsQuery): Promise<void> {
    return this.downloads.save('/analytics/export', `analytics-${table}.csv`, { ...query, table });
  }

  private page<Data>(path: string, query: AnalyticsQuery): Promise<{ data: Data; meta: AnalyticsMeta }> {
    return this.http.getPage<Data, AnalyticsMeta>(`/analytics/${path}`, query);
  }
}
