import type { AnalyticsDashboard, ConversationAnalytics } from '@switchboard/contracts';
import { numberText } from '../../../shared/ui/figures/figures';
import { type Card, cells } from './card';
import { type Words, count, countsOf, figure, pointText, rating, span } from './words';

/** What happened at the desk. */
export function overviewCards(
  { t, meta }: Words,
  data: AnalyticsDashboard,
  conversations: ConversationAnalytics,
): Card[] {
  const { previous } = data;
  const senders = ['user', 'ai', 'agent'] as const;
  // What the inbox's days can express: it asks when something last happened.
  const days = { from: dayOf(meta.from, meta.timezone), to: dayOf(meta.to, meta.timezone, -1) };
  const inbox = (name: string) => (value: string) => ({ [name]: value, ...days });
  const number = t('analytics.head.count');
  const statuses = countsOf(
    conversations.byStatus,
    (key) => t(`analytics.status.${key}`),
    t('analytics.head.conversations'),
    inbox('status'),
  );
  const categories = countsOf(
    conversations.byCategory,
    (key) => t(`analytics.category.${key}`),
    t('analytics.head.conversations'),
    inbox('category'),
  );
  const moods = countsOf(
    conversations.bySentiment,
    (key) => t(`analytics.sentiment.${key}`),
    t('analytics.head.conversations'),
    inbox('sentiment'),
  );
  const { total: reports, ...byStatus } = data.reports;
  const filed = countsOf(byStatus, (key) => t(`analytics.report.${key}`), t('analytics.head.reports'));
  return [
    {
      id: 'messages',
      title: t('analytics.card.messages'),
      isWide: true,
      file: 'trend',
      figures: [
        count(t('analytics.figure.messages'), data.messages.total, previous.messages.total),
        count(t('analytics.figure.conversations'), data.conversations.total, previous.conversations.total),
        figure(
          t('analytics.figure.answerTime'),
          data.performance.averageResponseTime,
          previous.performance.averageResponseTime,
          span,
        ),
        figure(
          t('analytics.figure.firstResponse'),
          data.performance.averageFirstResponseTime,
          previous.performance.averageFirstResponseTime,
          span,
        ),
        figure(
          t('analytics.figure.rating'),
          data.performance.averageRating,
          previous.performance.averageRating,
          rating,
        ),
      ],
      chart: {
        kind: 'line',
        labels: data.trend.map(({ from }) => pointText(from, meta)),
        series: senders.map((sender) => ({
          name: t(`analytics.sender.${sender}`),
          values: data.trend.map(({ messages }) => messages[sender]),
        })),
      },
      head: [
        t('analytics.head.time'),
        ...senders.map((sender) => t(`analytics.sender.${sender}`)),
        t('analytics.head.conversations'),
        t('analytics.head.resolved'),
        t('analytics.head.handovers'),
      ],
      rows: data.trend.map((point) =>
        cells(
          pointText(point.from, meta),
          ...senders.map((sender) => numberText(point.messages[sender])),
          numberText(point.conversations),
          numberText(point.resolved),
          numberText(point.handovers),
        ),
      ),
    },
    {
      id: 'statuses',
      title: t('analytics.card.statuses'),
      note: t('analytics.note.asTheyStand'),
      file: 'conversations',
      figures: [],
      ...statuses,
      head: [t('analytics.head.status'), number],
    },
    {
      id: 'categories',
      title: t('analytics.card.categories'),
      file: 'conversations',
      figures: [],
      ...categories,
      head: [t('analytics.head.category'), number],
    },
    {
      id: 'sentiments',
      title: t('analytics.card.sentiments'),
      file: 'conversations',
      figures: [],
      ...moods,
      head: [t('analytics.head.sentiment'), number],
    },
    {
      id: 'reports',
      title: t('analytics.card.reports'),
      file: 'reports',
      figures: [count(t('analytics.figure.reports'), reports, previous.reports.total)],
      ...filed,
      head: [t('analytics.head.status'), number],
    },
    {
      id: 'heat',
      title: t('analytics.card.heat'),
      note: t('analytics.note.heat', { timezone: meta.timezone }),
      isWide: true,
      file: 'heat-map',
      figures: [],
      heat: data.heatMap,
      head: [],
      rows: [],
    },
    {
      id: 'users',
      title: t('analytics.card.users'),
      note: t('analytics.note.now'),
      figures: [
        count(t('analytics.figure.users'), data.users.total),
        count(t('analytics.figure.online'), data.users.online),
      ],
      head: [t('analytics.head.role'), t('analytics.head.accounts'), t('analytics.head.online')],
      rows: (['customer', 'agent', 'admin'] as const).map((role) =>
        cells(
          t(`analytics.role.${role}`),
          numberText(data.users[`${role}s`]),
          numberText(data.users.onlineByRole[role]),
        ),
      ),
    },
  ];
}

/** In a zone; a range ends before its last moment. */
function dayOf(moment: string, timeZone: string, shift = 0): string {
  const date = new Date(Date.parse(moment) + shift);
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(date);
}
