import type { ImpactKind } from '@switchboard/contracts';
import type { Retrieval } from '../providers/embedded/knowledge-retrieval';

/** The gravest first. */
export const IMPACT_KINDS: readonly ImpactKind[] = ['lost', 'moved', 'gained', 'shifted', 'reworded'];

/**
 * What an edit changes for a question; null for nothing.
 * @param isReworded whether the answer of the FAQ with that id is another one afterwards
 */
export function impactOf(
  before: Retrieval,
  after: Retrieval,
  isReworded: (faq: string) => boolean,
): ImpactKind | null {
  const [was, is] = [before.decision === 'answer', after.decision === 'answer'];
  const faq = after.candidates[0]?.faq.id;
  if (was && is) {
    if (before.candidates[0]?.faq.id !== faq) return 'moved';
    return faq !== undefined && isReworded(faq) ? 'reworded' : null;
  }
  if (was) return 'lost';
  if (is) return 'gained';
  return before.decision === after.decision ? null : 'shifted';
}
