import type { Category, FaqAnalytics, FaqFigures } from '@switchboard/contracts';
import type { FaqTitle } from '../../faqs/faq-facts.service';
import type { Tally } from '../rollups/tally';

/** FAQs that are gone are in nobody's list. */
export function knowledgeOf(tally: Tally, titles: readonly FaqTitle[]): FaqAnalytics {
  const all = titles.map((title) => figuresOf(tally, title));
  return {
    faqs: all
      .filter(({ used, helpful, notHelpful }) => used + helpful + notHelpful > 0)
      .sort((one, other) => other.used - one.used || one.question.localeCompare(other.question)),
    unused: all
      .filter(({ used, isActive }) => !used && isActive)
      .map(({ _id, question, category }) => ({ _id, question, category }))
      .sort((one, other) => one.question.localeCompare(other.question)),
  };
}

function figuresOf(tally: Tally, { _id, question, category, isActive }: FaqTitle): FaqFigures {
  return {
    _id,
    question,
    category: category as Category,
    isActive,
    used: tally.of('faq_used', _id),
    helpful: tally.of('faq_helpful', _id),
    notHelpful: tally.of('faq_not_helpful', _id),
  };
}
