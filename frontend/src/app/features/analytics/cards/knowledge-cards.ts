import type { FaqAnalytics } from '@switchboard/contracts';
import { numberText } from '../../../shared/ui/figures/figures';
import { behind, countCell } from './behind';
import { type Card, type Link, cells } from './card';
import { type Words, count } from './words';

const BARS = 10;

/** What the assistant draws on, and what nobody needs. */
export function knowledgeCards({ t, meta }: Words, { faqs, unused }: FaqAnalytics): Card[] {
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
        kind: 'rows',
        labels: top.map(({ question }) => question),
        series: [
          {
            name: t('analytics.head.used'),
            values: top.map(({ used }) => used),
            links: top.map(({ _id }) => behind(meta, 'faq_used', _id)),
          },
        ],
      },
      head: [
        t('analytics.head.question'),
        t('analytics.head.category'),
        t('analytics.head.used'),
        t('analytics.head.helpful'),
        t('analytics.head.notHelpful'),
      ],
      rows: faqs.map(({ _id, question, category, used, helpful, notHelpful }) => [
        { text: question, link: article(_id) },
        { text: t(`analytics.category.${category}`) },
        countCell(used, behind(meta, 'faq_used', _id)),
        ...cells(numberText(helpful), numberText(notHelpful)),
      ]),
    },
    {
      id: 'unused',
      title: t('analytics.card.unused'),
      note: t('analytics.note.unused'),
      isWide: true,
      figures: [count(t('analytics.figure.unused'), unused.length)],
      head: [t('analytics.head.question'), t('analytics.head.category')],
      rows: unused.map(({ _id, question, category }) => [
        { text: question, link: article(_id) },
        { text: t(`analytics.category.${category}`) },
      ]),
    },
  ];
}

/** To where an admin writes it. */
function article(id: string): Link {
  return { path: `/knowledge/${id}` };
}
