import type { AgentAnalytics, AgentFigure } from '@switchboard/contracts';
import { behind, countCell } from './behind';
import type { Card, Cell, Link } from './card';
import { type Words, count, figure, madeOf, percent, rating, span } from './words';

/** Who does what, and who needs help. */
export function peopleCards(words: Words, { agents, team, previous }: AgentAnalytics): Card[] {
  const { t, meta } = words;
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
        madeOf(
          count(t('analytics.figure.resolvedByPeople'), all.resolved, previous?.resolved),
          words,
          'agent_resolved',
        ),
        ...(['p50', 'p95'] as const).map((percentile) =>
          madeOf(
            figure(
              t(`analytics.${percentile}.firstResponse`),
              all.firstResponse[percentile],
              previous?.firstResponse[percentile],
              span,
            ),
            words,
            'first_response',
          ),
        ),
        madeOf(
          figure(t('analytics.figure.resolutionP50'), all.resolution.p50, previous?.resolution.p50, span),
          words,
          'resolution',
        ),
        madeOf(
          figure(t('analytics.figure.reopenRate'), all.reopenRate, previous?.reopenRate, percent),
          words,
          'agent_reopened',
        ),
        madeOf(
          figure(t('analytics.figure.rating'), all.averageRating, previous?.averageRating, rating),
          words,
          'rating',
        ),
        madeOf(
          count(t('analytics.figure.lateResponses'), all.lateResponses, previous?.lateResponses),
          words,
          'late_responses',
        ),
        madeOf(
          count(t('analytics.figure.lateReports'), all.lateReports, previous?.lateReports),
          words,
          'late_reports',
        ),
      ],
      chart: {
        kind: 'rows',
        labels: agents.map(({ agent }) => agent.name),
        series: [
          {
            name: t('analytics.head.load'),
            values: agents.map(({ load }) => load),
            links: agents.map(({ agent }) => unresolvedOf(agent._id)),
          },
          {
            name: t('analytics.head.resolved'),
            values: agents.map(({ resolved }) => resolved),
            links: agents.map(({ agent }) => behind(meta, 'agent_resolved', agent._id)),
          },
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
        t('analytics.head.lateResponses'),
        t('analytics.head.lateReports'),
      ],
      rows: agents.map((row) => {
        const own = (figureOf: AgentFigure) => behind(meta, figureOf, row.agent._id);
        const linked = (text: string, count: number, link: Link): Cell => ({
          text,
          ...(count > 0 && { link }),
        });
        return [
          { text: row.agent.name, link: { path: '/inbox', query: { assignee: row.agent._id } } },
          countCell(row.load, unresolvedOf(row.agent._id)),
          countCell(row.joined, own('agent_joined')),
          countCell(row.messages, own('agent_messages')),
          countCell(row.resolved, own('agent_resolved')),
          linked(percent(row.reopenRate), row.reopened, own('agent_reopened')),
          linked(span(row.firstResponse.p50), row.firstResponse.count, own('agent_first_response')),
          linked(span(row.resolution.p50), row.resolution.count, own('agent_resolution')),
          linked(rating(row.averageRating), row.ratings, own('agent_ratings')),
          countCell(row.lateResponses, own('agent_late_responses')),
          countCell(row.lateReports, own('agent_late_reports')),
        ];
      }),
    },
  ];
}

/** To all that somebody has on their hands now: what sleeps, too, as in the figure. */
function unresolvedOf(agentId: string): Link {
  return { path: '/inbox', query: { assignee: agentId, status: 'unresolved' } };
}
