import type { QuarterSpending } from '../../ai/spending.service';
import type { OpinionFacts } from '../../faqs/faq-facts.service';
import type { ReportFacts } from '../../reports/report-facts.service';
import type { GapQuestionFacts } from '../gaps/gap-questions.repository';
import type { TallyAt } from './conversation-counts';

/** Whenever a report adds to the figures, or has done so before it was changed. */
export function momentsOfReport({ createdAt, resolution, history }: ReportFacts): Date[] {
  const closings = history.filter(({ status }) => status === 'resolved' || status === 'dismissed');
  return [createdAt, ...closings.map(({ at }) => at), ...(resolution ? [resolution.resolvedAt] : [])];
}

/** As it stands now: to when it was filed, and to when it was closed. */
export function countReport(report: ReportFacts, tallyAt: TallyAt): void {
  const { createdAt, status, issueType, dueAt, resolution } = report;
  const filed = tallyAt(createdAt);
  filed.add('reports');
  filed.addOf('report_status', status);
  filed.addOf('report_issue', issueType);
  if (!resolution) return;
  const { resolvedAt, resolvedBy } = resolution;
  const closed = tallyAt(resolvedAt);
  closed.add('reports_closed');
  if (resolvedAt <= dueAt) return;
  closed.add('late_reports');
  closed.addOf('agent_late_reports', String(resolvedBy));
}

export function countOpinion({ faq, helpful, createdAt }: OpinionFacts, tallyAt: TallyAt): void {
  tallyAt(createdAt).addOf(helpful ? 'faq_helpful' : 'faq_not_helpful', String(faq));
}

export function countSpending(
  { at, task, calls, tokens, cost, unpriced }: QuarterSpending,
  tallyAt: TallyAt,
): void {
  const tally = tallyAt(at);
  tally.add('spent', cost);
  tally.add('unpriced_calls', unpriced);
  tally.addOf('task_calls', task, calls);
  tally.addOf('task_tokens', task, tokens);
  tally.addOf('task_cost', task, cost);
}

/** Moods apart, but for the calm one: it is what is left, and what nobody has read yet. */
export function countGapQuestion({ gap, sentiment, askedAt }: GapQuestionFacts, tallyAt: TallyAt): void {
  const tally = tallyAt(askedAt);
  tally.addOf('gap_asked', String(gap));
  if (sentiment && sentiment !== 'neutral') tally.addOf(`gap_${sentiment}`, String(gap));
}
