import type { FaqAnalytics } from '@switchboard/contracts';
import { numberText } from '../../../shared/ui/figures/figures';
import { type Card, cells } from './card';
import { type Words, count } from './words';

const BARS = 10;

/** What the assistant draws on, and what nobody needs. */
export function knowledgeCards({ t }: Words, { faqs, unused }: FaqAnalytics): Card[] {
  const top = faqs.filter(({ used }) => used > 0).slice(0, BARS);
  return [
    {
      id: 'faqs',
      title: t('analytics.card.faqs'),
      isWide: true,
      file: 'faqs',
      figures: [
        count(t('analytics.figure.usedFaqs'), top.length && faqs.filter(({ used }) => used > 0).length),
      ],
      chart: {
        kind: 'bar',
        labels: top.map(({ question }) => question),
        series: [{ name: t('analytics.head.used'), values: top.map(({ used }) => used) }],
      },
      head: [
        t('analytics.head.question'),
        t('analytics.head.category'),
        t('analytics.head.used'),
        t('analytics.head.helpful'),
        t('analytics.head.notHelpful'),
      ],
      rows: faqs.map(({ question, category, used, helpful, notHelpful }) =>
        cells(
          question,
          t(`analytics.category.${category}`),
          numberText(used),
          numberText(helpful),
          numberText(notHelpful),
        ),
      ),
    },
    {
      id: 'unused',
      title: t('analytics.card.unused'),
      note: t('analytics.note.unused'),
      isWide: true,
      figures: [count(t('analytics.figure.unused'), unused.length)],
      head: [t('analytics.head.question'), t('analytics.head.category')],
      rows: unused.map(({ question, category }) => cells(question, t(`analytics.category.${category}`))),
    },
  ];
}
