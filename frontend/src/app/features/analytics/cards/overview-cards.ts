import type { AnalyticsDashboard, ConversationAnalytics } from '@switchboard/contracts';
import { behind, behindCell, countCell, stretchesOf } from './behind';
import type { Card, Link } from './card';
import { type Words, count, countsOf, duration, figure, madeOf, pointText, rating, span } from './words';

/** What happened at the desk. */
export function overviewCards(
  words: Words,
  data: AnalyticsDashboard,
  conversations: ConversationAnalytics,
): Card[] {
  const { t, meta } = words;
  const { previous } = data;
  const senders = ['user', 'ai', 'agent'] as const;
  const stretches = stretchesOf(data.trend, meta);
  const average = (
    name: string,
    of: keyof AnalyticsDashboard['performance'],
    write: (value: number | null) => string,
  ) => figure(t(`analytics.figure.${name}`), data.performance[of], previous.performance[of], write);
  const number = t('analytics.head.count');
  const statuses = countsOf(
    conversations.byStatus,
    (key) => t(`analytics.status.${key}`),
    t('analytics.head.conversations'),
    (key) => behind(meta, 'status', key),
  );
  const categories = countsOf(
    conversations.byCategory,
    (key) => t(`analytics.category.${key}`),
    t('analytics.head.conversations'),
    (key) => behind(meta, 'category', key),
  );
  const moods = countsOf(
    conversations.bySentiment,
    (key) => t(`analytics.sentiment.${key}`),
    t('analytics.head.conversations'),
    (key) => behind(meta, 'mood', key),
  );
  const { total: reports, ...byStatus } = data.reports;
  const filed = countsOf(
    byStatus,
    (key) => t(`analytics.report.${key}`),
    t('analytics.head.reports'),
    (key) => behind(meta, 'report_status', key),
  );
  const issues = countsOf(
    conversations.reportsByIssue,
    (key) => t(`report.issue.${key}`),
    t('analytics.head.reports'),
    (key) => behind(meta, 'report_issue', key),
    'rows',
  );
  return [
    {
      id: 'messages',
      title: t('analytics.card.messages'),
      isWide: true,
      file: 'trend',
      figures: [
        madeOf(
          count(t('analytics.figure.messages'), data.messages.total, previous.messages.total),
          words,
          'messages',
        ),
        madeOf(
          count(t('analytics.figure.conversations'), data.conversations.total, previous.conversations.total),
          words,
          'conversations',
        ),
        madeOf(average('answerTime', 'averageResponseTime', duration), words, 'full_answer'),
        madeOf(average('firstResponse', 'averageFirstResponseTime', span), words, 'first_response'),
        madeOf(average('rating', 'averageRating', rating), words, 'rating'),
      ],
      chart: {
        kind: 'line',
        labels: data.trend.map(({ from }) => pointText(from, meta)),
        series: senders.map((sender) => ({
          name: t(`analytics.sender.${sender}`),
          values: data.trend.map(({ messages }) => messages[sender]),
          links: stretches.map((stretch) => behind(stretch, 'messages', sender)),
        })),
      },
      head: [
        t('analytics.head.time'),
        ...senders.map((sender) => t(`analytics.sender.${sender}`)),
        t('analytics.head.conversations'),
        t('analytics.head.resolved'),
        t('analytics.head.handovers'),
      ],
      rows: data.trend.map((point, place) => {
        const stretch = stretches[place] ?? meta;
        return [
          { text: pointText(point.from, meta) },
          ...senders.map((sender) => countCell(point.messages[sender], behind(stretch, 'messages', sender))),
          countCell(point.conversations, behind(stretch, 'conversations')),
          countCell(point.resolved, behind(stretch, 'resolved')),
          countCell(point.handovers, behind(stretch, 'handovers')),
        ];
      }),
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
      figures: [
        madeOf(count(t('analytics.figure.reports'), reports, previous.reports.total), words, 'reports'),
      ],
      ...filed,
      head: [t('analytics.head.status'), number],
    },
    {
      id: 'report-issues',
      title: t('analytics.card.reportIssues'),
      file: 'reports',
      figures: [],
      ...issues,
      head: [t('analytics.head.issue'), number],
    },
    {
      id: 'users',
      title: t('analytics.card.users'),
      note: t('analytics.note.now'),
      figures: [
        { ...count(t('analytics.figure.users'), data.users.total), link: accounts() },
        {
          ...count(t('analytics.figure.online'), data.users.online),
          link: accounts({ presence: 'online' }),
        },
      ],
      head: [t('analytics.head.role'), t('analytics.head.accounts'), t('analytics.head.online')],
      rows: (['customer', 'agent', 'admin'] as const).map((role) => [
        { text: t(`analytics.role.${role}`) },
        countCell(data.users[`${role}s`], accounts({ role })),
        countCell(data.users.onlineByRole[role], accounts({ role, presence: 'online' })),
      ]),
    },
    {
      id: 'heat',
      title: t('analytics.card.heat'),
      note: t('analytics.note.heat', { timezone: meta.timezone }),
      isWide: true,
      file: 'heat-map',
      figures: [],
      heat: data.heatMap,
      heatLink: (weekday, hour) => behindCell(meta, weekday, hour),
      head: [],
      rows: [],
    },
  ];
}

/** To the accounts that these filters find. */
function accounts(query: Link['query'] = {}): Link {
  return { path: '/users', query };
}
