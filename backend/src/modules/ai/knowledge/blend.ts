import type { RankedFaq } from '../providers/ai-provider';
import { decide, type Thresholds } from '../providers/embedded/confidence';
import type { Retrieval } from '../providers/embedded/knowledge-retrieval';
import type { SemanticMatch } from './semantic-index';

/** FAQs that an answer may be made from, and that are offered to choose from. */
const KEPT = 3;

/**
 * Words and meaning together. Where both name the same FAQ first, the surer of the two is believed; where they differ,
 * neither wholly.
 */
export function blend(
  byWords: Retrieval,
  byMeaning: readonly SemanticMatch[],
  faqOf: (id: string) => RankedFaq['faq'] | undefined,
  thresholds: Thresholds,
): Retrieval {
  const words = new Map(byWords.candidates.map((candidate) => [candidate.faq.id, candidate.score]));
  const meaning = new Map(byMeaning.map(({ id, nearness }) => [id, nearness]));
  const blended = [...new Set([...words.keys(), ...meaning.keys()])]
    .flatMap((id) => {
      const faq = faqOf(id);
      return faq ? [{ faq, score: ((words.get(id) ?? 0) + (meaning.get(id) ?? 0)) / 2 }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, KEPT);
  const sureness = byMeaning[0]?.nearness ?? 0;
  const agree = byWords.candidates[0]?.faq.id === byMeaning[0]?.id;
  const confidence = agree ? Math.max(byWords.confidence, sureness) : (byWords.confidence + sureness) / 2;
  const decision = decide(confidence, thresholds);
  return { decision, confidence, knowledge: decision === 'escalate' ? [] : blended, candidates: blended };
}
