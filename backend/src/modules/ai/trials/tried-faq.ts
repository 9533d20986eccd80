import { TRIED_FAQ, type TriedFaq } from '@switchboard/contracts';
import type { RankableFaq } from '../providers/embedded/faq-ranker';

/** As the assistant would know it. */
export function toRankable(draft: TriedFaq): RankableFaq {
  const { _id: id = TRIED_FAQ, category, question, answer, keywords = [], variants = [] } = draft;
  return { id, category, question, answer, keywords, variants };
}
