import type { HistoryMessage, RankedFaq, ReplyDecision } from '../ai-provider';
import { confidenceOf, decide } from './confidence';
import type { FaqRanker, FaqRanking } from './faq-ranker';
import { recogniseSmallTalk } from './small-talk';
import { splitWords } from './text-normalisation';

export interface Retrieval {
  decision: ReplyDecision;
  /** 0 to 1. */
  confidence: number;
  /** What the reply may draw on, best first; empty for small talk. */
  knowledge: RankedFaq[];
  /** The nearest FAQs whatever the decision, best first. */
  candidates: RankedFaq[];
}

/** A pronoun, or a bare "and how long?". "And how do I pay?" begins with a link but is a question of its own. */
const REFERS_BACK =
  /\b(?:it|that|this|they|them|those|these)\b|^(?:and |but |so |then |also )?(?:how|what|why|when|where|which)(?: about| long| much| many| else)?\s*\S{0,12}\??$/i;
/** A question with more words stands on its own feet. */
const FOLLOW_UP_WORDS = 9;

/**
 * Finds what may answer a question and decides what to do with it. A short question that points back ("and how long
 * does that take?") is read together with the customer's message before it, unless it matches better alone.
 */
export function retrieveKnowledge(
  ranker: FaqRanker,
  question: string,
  history: readonly HistoryMessage[] = [],
  limit = 3,
): Retrieval {
  let ranking = ranker.weigh(question, limit);
  let confidence = confidenceOf(ranking.evidence);
  if (recogniseSmallTalk(question)) {
    return { decision: 'answer', confidence: 1, knowledge: [], candidates: ranking.ranked };
  }
  const inContext = weighInContext(ranker, question, history, limit);
  if (inContext && confidenceOf(inContext.evidence) > confidence) {
    ranking = inContext;
    confidence = confidenceOf(inContext.evidence);
  }
  return { decision: decide(confidence), confidence, knowledge: ranking.ranked, candidates: ranking.ranked };
}

function weighInContext(
  ranker: FaqRanker,
  question: string,
  history: readonly HistoryMessage[],
  limit: number,
): FaqRanking | undefined {
  if (splitWords(question).length > FOLLOW_UP_WORDS || !REFERS_BACK.test(question.trim())) return undefined;
  const before = history.findLast(({ role, content }) => role === 'customer' && !recogniseSmallTalk(content));
  return before && ranker.weigh(`${before.content} ${question}`, limit);
}
