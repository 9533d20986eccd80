import { ANSWER_STAGES, type AiAnalytics, type AiFigures } from '@switchboard/contracts';
import { dollarText, numberText } from '../../../shared/ui/figures/figures';
import { behind, countCell, stretchesOf } from './behind';
import { type Card, cells } from './card';
import {
  type Words,
  count,
  countsOf,
  distributionCells,
  duration,
  figure,
  madeOf,
  orNothing,
  percent,
  pointText,
  tenthText,
} from './words';

const dollars = (value: number | null) => orNothing(value, (cost) => dollarText(cost));
const shareOf = (part: number, whole: number) => percent(whole ? part / whole : null);

/** Whether the assistant earns its keep. */
export function assistantCards(words: Words, data: AiAnalytics): Card[] {
  const { t, meta } = words;
  const { previous } = data;
  const stretches = stretchesOf(data.trend, meta);
  const thumbs = ({ thumbs: { up, down } }: AiFigures) => shareOf(up, up + down);
  const text = (value: string) => value;
  const flags = countsOf(
    data.moderation.flags,
    (key) => t(`analytics.flag.${key}`),
    t('analytics.head.messages'),
    (key) => behind(meta, 'flag', key),
  );
  return [
    {
      id: 'resolutions',
      title: t('analytics.card.resolutions'),
      note: t('analytics.note.lasting'),
      isWide: true,
      file: 'trend',
      figures: [
        madeOf(
          figure(
            t('analytics.figure.alone'),
            shareOf(data.resolutions.withoutPerson, data.resolutions.total),
            shareOf(previous.resolutions.withoutPerson, previous.resolutions.total),
            text,
          ),
          words,
          'resolved_alone',
        ),
        madeOf(
          figure(
            t('analytics.figure.lasting'),
            shareOf(data.resolutions.lasting, data.resolutions.total),
            shareOf(previous.resolutions.lasting, previous.resolutions.total),
            text,
          ),
          words,
          'resolved_lasting',
        ),
        madeOf(
          figure(
            t('analytics.figure.handoverRate'),
            data.containment.handoverRate,
            previous.containment.handoverRate,
            percent,
          ),
          words,
          'handed_over',
        ),
        madeOf(count(t('analytics.figure.answers'), data.answers, previous.answers), words, 'answers'),
        madeOf(
          figure(t('analytics.figure.thumbs'), thumbs(data), thumbs(previous), text),
          words,
          'thumbs',
          'up',
        ),
        madeOf(
          count(t('analytics.figure.thumbsDown'), data.thumbs.down, previous.thumbs.down),
          words,
          'thumbs',
          'down',
        ),
        madeOf(
          figure(
            t('analytics.figure.unknown'),
            shareOf(data.unknown, data.answers),
            shareOf(previous.unknown, previous.answers),
            text,
          ),
          words,
          'unknown',
        ),
        madeOf(count(t('analytics.figure.failed'), data.failed, previous.failed), words, 'failed'),
      ],
      chart: {
        kind: 'line',
        labels: data.trend.map(({ from }) => pointText(from, meta)),
        series: [
          {
            name: t('analytics.head.resolved'),
            values: data.trend.map(({ resolved }) => resolved),
            links: stretches.map((stretch) => behind(stretch, 'resolved')),
          },
          {
            name: t('analytics.head.alone'),
            values: data.trend.map(({ resolvedWithoutPerson }) => resolvedWithoutPerson),
            links: stretches.map((stretch) => behind(stretch, 'resolved_alone')),
          },
          {
            name: t('analytics.head.handovers'),
            values: data.trend.map(({ handovers }) => handovers),
            links: stretches.map((stretch) => behind(stretch, 'handovers')),
          },
        ],
      },
      head: [
        t('analytics.head.time'),
        t('analytics.head.resolved'),
        t('analytics.head.alone'),
        t('analytics.head.handovers'),
      ],
      rows: data.trend.map((point, place) => {
        const stretch = stretches[place] ?? meta;
        return [
          { text: pointText(point.from, meta) },
          countCell(point.resolved, behind(stretch, 'resolved')),
          countCell(point.resolvedWithoutPerson, behind(stretch, 'resolved_alone')),
          countCell(point.handovers, behind(stretch, 'handovers')),
        ];
      }),
    },
    {
      id: 'handovers',
      title: t('analytics.card.handovers'),
      file: 'handovers',
      figures: [],
      ...countsOf(
        data.handovers,
        (key) => t(`analytics.reason.${key}`),
        t('analytics.head.handovers'),
        (key) => behind(meta, 'handover', key),
        'rows',
      ),
      head: [t('analytics.head.reason'), t('analytics.head.count')],
    },
    {
      id: 'confidence',
      title: t('analytics.card.confidence'),
      note: t('analytics.note.confidence'),
      file: 'confidence',
      figures: [],
      ...countsOf(
        Object.fromEntries(data.confidence.map((number, tenth) => [tenth, number])),
        tenthText,
        t('analytics.head.answers'),
        (tenth) => behind(meta, 'confidence', tenth),
      ),
      head: [t('analytics.head.confidence'), t('analytics.head.answers')],
    },
    {
      id: 'timings',
      title: t('analytics.card.timings'),
      note: t('analytics.note.percentiles'),
      isWide: true,
      file: 'timings',
      figures: (['first_token', 'full_answer'] as const).flatMap((stage) => [
        madeOf(
          figure(t(`analytics.p50.${stage}`), data.timings[stage].p50, previous.timings[stage].p50, duration),
          words,
          stage,
        ),
        madeOf(
          figure(t(`analytics.p95.${stage}`), data.timings[stage].p95, previous.timings[stage].p95, duration),
          words,
          stage,
        ),
      ]),
      chart: {
        kind: 'bar',
        labels: ANSWER_STAGES.map((stage) => t(`analytics.stage.${stage}`)),
        series: [
          {
            name: t('analytics.head.p50'),
            values: ANSWER_STAGES.map((stage) => data.timings[stage].p50 ?? 0),
          },
          {
            name: t('analytics.head.p95'),
            values: ANSWER_STAGES.map((stage) => data.timings[stage].p95 ?? 0),
          },
        ],
      },
      head: [
        t('analytics.head.stage'),
        t('analytics.head.answers'),
        t('analytics.head.average'),
        t('analytics.head.p50'),
        t('analytics.head.p95'),
      ],
      rows: ANSWER_STAGES.map((stage) => [
        { text: t(`analytics.stage.${stage}`) },
        ...distributionCells(data.timings[stage], behind(meta, stage)),
      ]),
    },
    {
      id: 'cost',
      title: t('analytics.card.cost'),
      note: data.unpricedCalls
        ? t('analytics.note.unpriced', { count: data.unpricedCalls })
        : t('analytics.note.cost'),
      isWide: true,
      file: 'spending',
      figures: [
        figure(t('analytics.figure.cost'), data.cost, previous.cost, dollars),
        figure(
          t('analytics.figure.costPerResolution'),
          data.costPerResolution,
          previous.costPerResolution,
          dollars,
        ),
        count(t('analytics.figure.tokens'), data.tokens, previous.tokens),
        {
          name: t('analytics.figure.budget'),
          value:
            data.budget.limit === null
              ? dollars(data.budget.spent)
              : t('analytics.figure.budgetOf', {
                  spent: dollars(data.budget.spent),
                  limit: dollars(data.budget.limit),
                }),
          before: null,
        },
      ],
      chart: {
        kind: 'bar',
        labels: data.trend.map(({ from }) => pointText(from, meta)),
        series: [{ name: t('analytics.head.cost'), values: data.trend.map(({ cost }) => cost) }],
      },
      head: [
        t('analytics.head.task'),
        t('analytics.head.calls'),
        t('analytics.head.tokens'),
        t('analytics.head.cost'),
      ],
      rows: data.spending.map(({ task, calls, tokens, cost }) =>
        cells(task, numberText(calls), numberText(tokens), dollarText(cost)),
      ),
    },
    {
      id: 'models',
      title: t('analytics.card.models'),
      file: 'models',
      figures: [],
      head: [
        t('analytics.head.model'),
        t('analytics.head.answers'),
        t('analytics.head.tokens'),
        t('analytics.head.cost'),
      ],
      rows: data.models.map(({ model, answers, tokens, cost }) => [
        { text: model },
        countCell(answers, behind(meta, 'model_answers', model)),
        ...cells(numberText(tokens), dollarText(cost)),
      ]),
    },
    {
      id: 'moderation',
      title: t('analytics.card.moderation'),
      file: 'moderation',
      figures: [
        madeOf(
          count(t('analytics.figure.blocked'), data.moderation.blocked, previous.moderation.blocked),
          words,
          'blocked',
        ),
        madeOf(
          count(t('analytics.figure.released'), data.moderation.released, previous.moderation.released),
          words,
          'released',
        ),
        madeOf(
          count(
            t('analytics.figure.injection'),
            data.moderation.flags.injection,
            previous.moderation.flags.injection,
          ),
          words,
          'flag',
          'injection',
        ),
      ],
      rows: flags.rows,
      head: [t('analytics.head.flag'), t('analytics.head.messages')],
    },
  ];
}
