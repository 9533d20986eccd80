import { USUAL_ASSISTANT } from '../../../settings/settings.types';
import type { HistoryMessage, RankedFaq, ReplyDecision } from '../ai-provider';
import { confidenceOf, decide, type Thresholds } from './confidence';
import type { FaqRanker, FaqRanking } from './faq-ranker';
import { bringsStrangeSubject, pointsBack } from './follow-up';
import { recogniseSmallTalk } from './small-talk';
import { splitWords } from './text-normalisation';
import { isGibberish, namesSubject } from './vague-words';

export interface Retrieval {
  decision: ReplyDecision;
  /** 0 to 1. */
  confidence: number;
  /** What the reply may draw on, best first; empty for small talk. */
  knowledge: RankedFaq[];
  /** The nearest FAQs whatever the decision, best first. */
  candidates: RankedFaq[];
}

/** A part of a longer message that asks for itself: "my boss is killing me, how do I share a workspace?" */
const ASKING_PART =
  /^\s*(?:(?:and|but|so|also|anyway) )?(?:how|what|where|which|who|when|why|can|could|do|does|is there|are there|i (?:want|need|would like))\b/i;
/** A message of fewer words is one question. */
const LONG_WORDS = 8;
/** A choice this far behind the best one, as a share of its score, is no choice. */
const OFFERED_FROM = 0.5;
/** Said nearly as an FAQ says it: then it is clear whatever its words are ("what time is it?"). */
const IN_THE_WORDS_OF_AN_FAQ = 0.75;
const FRAGMENT_WORDS = 3;
/** Of what it takes to offer an FAQ: near, but neither an answer nor a choice. */
const UNSURE = 0.99;

/**
 * Finds what may answer a question and decides what to do with it. A short question that points back ("and how long
 * does that take?") is read together with the customer's message before it, unless it matches better alone; what was
 * said before is never the answer to a question about something that nobody has written of. A message with nothing to
 * search by is to be clarified without any knowledge.
 */
export function retrieveKnowledge(
  ranker: FaqRanker,
  question: string,
  history: readonly HistoryMessage[] = [],
  limit = 3,
  thresholds: Thresholds = USUAL_ASSISTANT,
): Retrieval {
  const alone = ranker.weigh(question, limit);
  if (recogniseSmallTalk(question)) {
    return { decision: 'answer', confidence: 1, knowledge: [], candidates: alone.ranked };
  }
  const content = contentOf(ranker, question);
  const isEmpty = content === 'none' && alone.evidence.nearestPhrase < IN_THE_WORDS_OF_AN_FAQ;
  const readings = [
    alone,
    ...(isEmpty ? [] : askingParts(question).map((part) => ranker.weigh(part, limit))),
  ];
  const inContext = weighInContext(ranker, question, history, limit);
  if (inContext) readings.push(inContext);
  const isElsewhere = inContext !== undefined && bringsStrangeSubject(ranker, question);
  const mostSure = (reading: FaqRanking): number => {
    if (reading === inContext && isElsewhere) return UNSURE * thresholds.clarifyFrom;
    return isEmpty && reading === alone ? thresholds.clarifyFrom : 1;
  };

  let ranking = alone;
  let confidence = 0;
  for (const reading of readings) {
    const sureness = Math.min(confidenceOf(reading.evidence), mostSure(reading));
    if (sureness > confidence) [ranking, confidence] = [reading, sureness];
  }
  const candidates = ranking.ranked;
  const decision = decide(confidence, thresholds);
  const near = candidates.filter(({ score }) => score > 0);
  if (decision === 'answer') return { decision, confidence, knowledge: near, candidates };
  if (isEmpty) return { decision: 'clarify', confidence, knowledge: [], candidates };
  const from = OFFERED_FROM * (candidates[0]?.score ?? 0);
  const related = near.filter(({ score }) => score >= from);
  return {
    decision: content === 'fragment' ? 'clarify' : decision,
    confidence,
    knowledge: related,
    candidates,
  };
}

/**
 * What there is to search by. `none`: function words, signs of trouble, random letters, or one or two words that
 * nobody can place. `fragment`: a few words, all of the knowledge base. A question about strange things has `some`.
 */
function contentOf(ranker: FaqRanker, question: string): 'none' | 'fragment' | 'some' {
  const words = ranker.readWords(question);
  const telling = words.filter((word) => namesSubject(word) && (ranker.knows(word) || !isGibberish(word)));
  if (telling.length === 0) return 'none';
  const areKnown = telling.every((word) => ranker.knows(word));
  if (areKnown && words.length <= FRAGMENT_WORDS) return 'fragment';
  const isStrayWord =
    words.length <= 2 && telling.every((word) => !ranker.knows(word) && /^[a-z]+$/.test(word));
  return isStrayWord ? 'none' : 'some';
}

function askingParts(question: string): string[] {
  if (splitWords(question).length < LONG_WORDS) return [];
  const parts = question.split(/[,;:.!?\n]+\s|\s[-–—]\s/);
  return parts.length > 1 ? parts.filter((part) => ASKING_PART.test(part)) : [];
}

function weighInContext(
  ranker: FaqRanker,
  question: string,
  history: readonly HistoryMessage[],
  limit: number,
): FaqRanking | undefined {
  if (!pointsBack(question)) return undefined;
  const before = history.findLast(({ role, content }) => role === 'customer' && !recogniseSmallTalk(content));
  return before && ranker.weigh(`${before.content} ${question}`, limit);
}
