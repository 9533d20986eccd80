import type { AnalyticsInterval, AnalyticsMeta, Distribution, DrillFigure } from '@switchboard/contracts';
import { durationText, numberText, percentText, spanText } from '../../../shared/ui/figures/figures';
import { dateFormat } from '../../../shared/ui/intl/formats';
import { behind, countCell } from './behind';
import { type Cell, type ChartData, type Figure, type Link, type Translate, cells } from './card';

const NOTHING = '–';

const POINT: Record<AnalyticsInterval, Intl.DateTimeFormatOptions> = {
  hour: { weekday: 'short', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};

/** Where a point begins, on the clocks and in the calendar of the range. */
export function pointText(from: string, { interval, timezone }: AnalyticsMeta): string {
  return dateFormat({ ...POINT[interval], timeZone: timezone }).format(new Date(from));
}

export function orNothing<Value>(value: Value | null, write: (value: Value) => string): string {
  return value === null ? NOTHING : write(value);
}

/** The tenth of 0 to 100 % that confidence fell into. */
export const tenthText = (tenth: string) => `${Number(tenth) * 10}–${Number(tenth) * 10 + 10} %`;

export const span = (ms: number | null) => orNothing(ms, (value) => spanText(value));
export const duration = (ms: number | null) => orNothing(ms, (value) => durationText(value) ?? NOTHING);
export const percent = (share: number | null) => orNothing(share, (value) => percentText(value));
export const rating = (score: number | null) =>
  orNothing(score, (value) => value.toLocaleString(undefined, { maximumFractionDigits: 1 }));

/** A figure, and what it was before; nothing is written with the same words in both times. */
export function figure<Value>(
  name: string,
  now: Value,
  before: Value | undefined,
  write: (value: Value) => string,
): Figure {
  return { name, value: write(now), before: before === undefined ? null : write(before) };
}

export const count = (name: string, now: number, before?: number) => figure(name, now, before, numberText);

/** With the ways to what it is made of, then and now. */
export function madeOf(shown: Figure, { meta }: Words, made: DrillFigure, of?: string | number): Figure {
  return {
    ...shown,
    ...(hasParts(shown.value) && { link: behind(meta, made, of) }),
    ...(hasParts(shown.before) && { beforeLink: behind(meta.previous, made, of) }),
  };
}

function hasParts(text: string | null): boolean {
  return text !== null && text !== NOTHING && text !== numberText(0) && text !== percentText(0);
}

/** Counts of some kind as bars and as a table, named by their texts. */
export function countsOf(
  counts: Readonly<Record<string, number>>,
  nameOf: (key: string) => string,
  series: string,
  linkOf?: (key: string) => Link,
  kind: ChartData['kind'] = 'bar',
): { chart: ChartData; rows: Cell[][] } {
  const entries = Object.entries(counts);
  return {
    chart: {
      kind,
      labels: entries.map(([key]) => nameOf(key)),
      series: [
        {
          name: series,
          values: entries.map(([, number]) => number),
          ...(linkOf && { links: entries.map(([key]) => linkOf(key)) }),
        },
      ],
    },
    rows: entries.map(([key, number]) => [
      { text: nameOf(key) },
      linkOf ? countCell(number, linkOf(key)) : { text: numberText(number) },
    ]),
  };
}

export function distributionCells({ count: number, average, p50, p95 }: Distribution, link: Link): Cell[] {
  return [countCell(number, link), ...cells(duration(average), duration(p50), duration(p95))];
}

export type Words = { t: Translate; meta: AnalyticsMeta };
