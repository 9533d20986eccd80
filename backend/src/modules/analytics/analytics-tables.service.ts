import { Injectable, type StreamableFile } from '@nestjs/common';
import {
  ANSWER_STAGES,
  type AgentRow,
  type AnalyticsExportQuery,
  type AnalyticsPoint,
  type AnalyticsTable,
  type AnswerStage,
  type Distribution,
  type FaqFigures,
  type ModelFigures,
  type TaskFigures,
} from '@switchboard/contracts';
import { csvFile, type CsvColumns } from '../../platform/http/csv-file';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { AnalyticsService } from './analytics.service';
import { zonedTime, zoneOf } from './range/zoned-time';

/** Something with a count. */
type Counted = [of: string, name: string, count: number];

/** Days begin in the zone that was asked for: written in another one they would be those of the day before. */
const pointColumns = (zone: string): CsvColumns<AnalyticsPoint> => ({
  from: ({ from }) => zonedTime(from, zone),
  'time zone': () => zone,
  'customer messages': ({ messages }) => messages.user,
  'assistant messages': ({ messages }) => messages.ai,
  'agent messages': ({ messages }) => messages.agent,
  conversations: ({ conversations }) => conversations,
  resolved: ({ resolved }) => resolved,
  'resolved without a person': ({ resolvedWithoutPerson }) => resolvedWithoutPerson,
  handovers: ({ handovers }) => handovers,
  reports: ({ reports }) => reports,
  tokens: ({ tokens }) => tokens,
  'cost (USD)': ({ cost }) => cost,
});

const heatColumns = (zone: string): CsvColumns<[string, number, number]> => ({
  weekday: ([weekday]) => weekday,
  hour: ([, hour]) => hour,
  'time zone': () => zone,
  'customer messages': ([, , count]) => count,
});

const COUNTED: CsvColumns<Counted> = {
  of: ([of]) => of,
  name: ([, name]) => name,
  count: ([, , count]) => count,
};

const TIMING: CsvColumns<[AnswerStage, Distribution]> = {
  stage: ([stage]) => stage,
  answers: ([, { count }]) => count,
  'average (ms)': ([, { average }]) => average,
  'p50 (ms)': ([, { p50 }]) => p50,
  'p95 (ms)': ([, { p95 }]) => p95,
};

const MODEL: CsvColumns<ModelFigures> = {
  model: ({ model }) => model,
  answers: ({ answers }) => answers,
  tokens: ({ tokens }) => tokens,
  'cost (USD)': ({ cost }) => cost,
};

const TASK: CsvColumns<TaskFigures> = {
  task: ({ task }) => task,
  calls: ({ calls }) => calls,
  tokens: ({ tokens }) => tokens,
  'cost (USD)': ({ cost }) => cost,
};

const AGENT: CsvColumns<AgentRow> = {
  agent: ({ agent }) => agent.name,
  'agent id': ({ agent }) => agent._id,
  role: ({ agent }) => agent.role,
  'load now': ({ load }) => load,
  messages: ({ messages }) => messages,
  joined: ({ joined }) => joined,
  resolved: ({ resolved }) => resolved,
  reopened: ({ reopened }) => reopened,
  'first response p50 (ms)': ({ firstResponse }) => firstResponse.p50,
  'first response p95 (ms)': ({ firstResponse }) => firstResponse.p95,
  'resolution p50 (ms)': ({ resolution }) => resolution.p50,
  'resolution p95 (ms)': ({ resolution }) => resolution.p95,
  ratings: ({ ratings }) => ratings,
  'average rating': ({ averageRating }) => averageRating,
  'late first responses': ({ lateResponses }) => lateResponses,
  'late reports': ({ lateReports }) => lateReports,
};

const FAQ: CsvColumns<FaqFigures> = {
  question: ({ question }) => question,
  'faq id': ({ _id }) => _id,
  category: ({ category }) => category,
  published: ({ isActive }) => isActive,
  used: ({ used }) => used,
  helpful: ({ helpful }) => helpful,
  'not helpful': ({ notHelpful }) => notHelpful,
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Every table of the pages as a file. */
@Injectable()
export class AnalyticsTables {
  constructor(
    private readonly analytics: AnalyticsService,
    private readonly audit: AuditService,
  ) {}

  /** Some have people's names in them: that somebody took one along is written down. */
  async export(admin: Principal, { table, ...query }: AnalyticsExportQuery): Promise<StreamableFile> {
    const file = <Row>(columns: CsvColumns<Row>, rows: Iterable<Row>) =>
      csvFile(`analytics-${table}.csv`, columns, rows);
    const zone = zoneOf(query);
    const readers: Record<AnalyticsTable, () => Promise<StreamableFile>> = {
      trend: async () => file(pointColumns(zone), (await this.analytics.dashboard(admin, query)).data.trend),
      'heat-map': async () =>
        file(heatColumns(zone), heatRows((await this.analytics.dashboard(admin, query)).data.heatMap)),
      conversations: async () => {
        const { byStatus, byCategory, bySentiment } = (await this.analytics.conversations(query)).data;
        return file(COUNTED, [
          ...counted('status', byStatus),
          ...counted('category', byCategory),
          ...counted('sentiment', bySentiment),
        ]);
      },
      handovers: async () =>
        file(COUNTED, counted('reason', (await this.analytics.conversations(query)).data.handovers)),
      reports: async () => {
        const [{ data: overview }, { data: conversations }] = await Promise.all([
          this.analytics.dashboard(admin, query),
          this.analytics.conversations(query),
        ]);
        const { total: _, ...byStatus } = overview.reports;
        return file(COUNTED, [
          ...counted('status', byStatus),
          ...counted('issue', conversations.reportsByIssue),
        ]);
      },
      timings: async () => {
        const { timings } = (await this.analytics.assistant(query)).data;
        return file(
          TIMING,
          ANSWER_STAGES.map((stage): [AnswerStage, Distribution] => [stage, timings[stage]]),
        );
      },
      confidence: async () => {
        const { confidence } = (await this.analytics.assistant(query)).data;
        return file(
          COUNTED,
          confidence.map((count, tenth): Counted => ['confidence', tenthName(tenth), count]),
        );
      },
      models: async () => file(MODEL, (await this.analytics.assistant(query)).data.models),
      spending: async () => file(TASK, (await this.analytics.assistant(query)).data.spending),
      moderation: async () => {
        const { blocked, released, flags } = (await this.analytics.assistant(query)).data.moderation;
        return file(COUNTED, [...counted('messages', { blocked, released }), ...counted('flag', flags)]);
      },
      agents: async () => file(AGENT, (await this.analytics.agents(admin, query)).data.agents),
      faqs: async () => file(FAQ, (await this.analytics.faqs(query)).data.faqs),
    };
    const read = await readers[table]();
    await this.audit.record({
      action: 'figures.exported',
      by: admin,
      target: { type: 'figures', id: null, name: table },
      after: { ...query },
    });
    return read;
  }
}

function counted(of: string, counts: Record<string, number>): Counted[] {
  return Object.entries(counts).map(([name, count]): Counted => [of, name, count]);
}

function heatRows(heatMap: readonly number[][]): [string, number, number][] {
  return heatMap.flatMap((hours, day) =>
    hours.map((count, hour): [string, number, number] => [WEEKDAYS[day] ?? '', hour, count]),
  );
}

function tenthName(tenth: number): string {
  return `${(tenth / 10).toFixed(1)} to ${((tenth + 1) / 10).toFixed(1)}`;
}
