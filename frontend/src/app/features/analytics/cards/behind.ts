import type { AnalyticsMeta, AnalyticsPoint, DrillFigure } from '@switchboard/contracts';
import { numberText } from '../../../shared/ui/figures/figures';
import type { Cell, Link } from './card';

interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** To the list of what a figure of that time is made of. */
export function behind({ from, to }: Stretch, figure: DrillFigure, of?: string | number): Link {
  return linkTo({ figure, ...(of !== undefined && { of: String(of) }), since: from, until: to });
}

/** To what one cell of the heat map is made of. @param weekday 0 is Monday */
export function behindCell({ from, to }: Stretch, weekday: number, hour: number): Link {
  return linkTo({ figure: 'messages', of: 'user', weekday: weekday + 1, hour, since: from, until: to });
}

function linkTo(query: NonNullable<Link['query']>): Link {
  return { path: '/analytics/drill-down', query, keepsQuestion: true };
}

/** A count, and the way to what it is made of; behind nothing there is nothing. */
export function countCell(number: number, link: Link): Cell {
  return { text: numberText(number), ...(number > 0 && { link }) };
}

/** The stretch of each point: each lasts until the next one. */
export function stretchesOf(points: readonly Pick<AnalyticsPoint, 'from'>[], meta: AnalyticsMeta): Stretch[] {
  return points.map(({ from }, place) => ({ from, to: points[place + 1]?.from ?? meta.to }));
}
