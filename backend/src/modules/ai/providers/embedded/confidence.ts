import type { Settings } from '@switchboard/contracts';
import type { ReplyDecision } from '../ai-provider';
import type { RankingEvidence } from './faq-ranker';

/** Confidence from which the best FAQ is given as the answer, and from which the nearest three are offered. */
export type Thresholds = Pick<Settings['assistant'], 'answerFrom' | 'clarifyFrom'>;

/** A question of which the knowledge base has less than this share is about something else. */
const FAMILIAR_FROM = 0.5;
const STRANGENESS = 1;

/**
 * How sure the ranking is that its first FAQ answers the question, 0 to 1, by a logistic combination. What is written
 * tells more than what it may be about: synonyms help to rank, but make strange questions look familiar. A single shared word among
 * strange ones ("what colour is the moon?") tells little. The margin to the second FAQ is left out on purpose:
 * near-duplicates make it small for good questions. Round weights near a fit on questions about something else, put to knowledge bases of 20 to 150 FAQs.
 */
export function confidenceOf(evidence: RankingEvidence): number {
  if (evidence.top <= 0) return 0;
  const logit =
    4 * evidence.top +
    9.5 * evidence.literal +
    1.3 * evidence.nearestPhrase +
    1.5 * evidence.coverage +
    1.3 * evidence.known -
    5;
  const isStrange = evidence.coverage < FAMILIAR_FROM && evidence.known < FAMILIAR_FROM;
  return 1 / (1 + Math.exp(-(isStrange ? logit - STRANGENESS : logit)));
}

/** What to do with a ranking of that confidence. */
export function decide(confidence: number, { answerFrom, clarifyFrom }: Thresholds): ReplyDecision {
  if (confidence >= answerFrom) return 'answer';
  return confidence >= clarifyFrom ? 'clarify' : 'escalate';
}
