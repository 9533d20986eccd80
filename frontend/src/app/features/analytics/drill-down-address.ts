import type { ParamMap, Params } from '@angular/router';
import { DRILL_FIGURES, type DrillDownFilters, type DrillFigure } from '@switchboard/contracts';
import type { Translate } from './cards/card';
import { tenthText } from './cards/words';
import { weekdayName } from './heat-map/weekday';

/** What the address of the list has and that of the figures has not. */
const OWN = ['figure', 'of', 'weekday', 'hour', 'since', 'until'] as const;

/** Merged into the address, it leaves what the figures were asked with. */
export const WAY_BACK: Params = Object.fromEntries(OWN.map((name) => [name, null]));

/** The figure that the address names. What is wrong with it the server says best. */
export function readDrillDown(params: ParamMap, timezone: string): DrillDownFilters {
  const given = (name: (typeof OWN)[number]) => params.get(name) ?? undefined;
  const number = (name: (typeof OWN)[number]) => (params.has(name) ? Number(params.get(name)) : undefined);
  return {
    figure: (params.get('figure') ?? '') as DrillFigure,
    of: given('of'),
    weekday: number('weekday'),
    hour: number('hour'),
    from: given('since'),
    to: given('until'),
    timezone,
  };
}

/** Where the words are of what these figures are counted of. */
const SUBJECTS: Partial<Record<DrillFigure, string>> = {
  status: 'status',
  category: 'category',
  mood: 'sentiment',
  sentiment: 'sentiment',
  handover: 'reason',
  messages: 'sender',
  thumbs: 'thumb',
  flag: 'flag',
  report_status: 'report',
};

/** @param name of the agent or FAQ, once it is known */
export function titleOf(
  t: Translate,
  { figure, of, weekday, hour }: DrillDownFilters,
  name: string | null | undefined,
): string {
  const title = t(`analytics.made.${DRILL_FIGURES.includes(figure) ? figure : 'nothing'}`);
  if (weekday !== undefined && hour !== undefined) return `${title}: ${weekdayName(weekday - 1)}, ${hour}:00`;
  if (of === undefined) return title;
  const words = SUBJECTS[figure];
  if (words) return `${title}: ${t(`analytics.${words}.${of}`)}`;
  if (figure === 'report_issue') return `${title}: ${t(`report.issue.${of}`)}`;
  if (figure === 'confidence') return `${title}: ${tenthText(of)}`;
  if (figure.startsWith('agent_') || figure === 'faq_used') return name ? `${title}: ${name}` : title;
  return `${title}: ${of}`;
}
