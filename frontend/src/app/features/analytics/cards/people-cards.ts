import type { AgentAnalytics } from '@switchboard/contracts';
import { numberText } from '../../../shared/ui/figures/figures';
import { type Card, cells } from './card';
import { type Words, count, figure, percent, rating, span } from './words';

/** Who does what, and who needs help. */
export function peopleCards({ t }: Words, { agents, team, previous }: AgentAnalytics): Card[] {
  const all = team ?? agents[0];
  if (!all) return [];
  return [
    {
      id: 'team',
      title: t('analytics.card.team'),
      note: t('analytics.note.percentiles'),
      isWide: true,
      file: 'agents',
      figures: [
        count(t('analytics.figure.resolvedByPeople'), all.resolved, previous?.resolved),
        figure(
          t('analytics.figure.firstResponseP50'),
          all.firstResponse.p50,
          previous?.firstResponse.p50,
          span,
        ),
        figure(
          t('analytics.figure.firstResponseP95'),
          all.firstResponse.p95,
          previous?.firstResponse.p95,
          span,
        ),
        figure(t('analytics.figure.resolutionP50'), all.resolution.p50, previous?.resolution.p50, span),
        figure(t('analytics.figure.reopenRate'), all.reopenRate, previous?.reopenRate, percent),
        figure(t('analytics.figure.rating'), all.averageRating, previous?.averageRating, rating),
        count(
          t('analytics.figure.late'),
          all.lateResponses + all.lateReports,
          previous ? previous.lateResponses + previous.lateReports : undefined,
        ),
      ],
      chart: {
        kind: 'bar',
        labels: agents.map(({ agent }) => agent.name),
        series: [
          { name: t('analytics.head.load'), values: agents.map(({ load }) => load) },
          { name: t('analytics.head.resolved'), values: agents.map(({ resolved }) => resolved) },
        ],
      },
      head: [
        t('analytics.head.agent'),
        t('analytics.head.load'),
        t('analytics.head.joined'),
        t('analytics.head.messages'),
        t('analytics.head.resolved'),
        t('analytics.head.reopened'),
        t('analytics.head.firstResponse'),
        t('analytics.head.resolution'),
        t('analytics.head.rating'),
        t('analytics.head.late'),
      ],
      rows: agents.map((row) => [
        { text: row.agent.name, inbox: { assignee: row.agent._id } },
        ...cells(
          numberText(row.load),
          numberText(row.joined),
          numberText(row.messages),
          numberText(row.resolved),
          percent(row.reopenRate),
          span(row.firstResponse.p50),
          span(row.resolution.p50),
          rating(row.averageRating),
          numberText(row.lateResponses + row.lateReports),
        ),
      ]),
    },
  ];
}
