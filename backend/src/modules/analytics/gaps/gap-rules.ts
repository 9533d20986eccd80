import { SENTIMENTS, type GapReason, type Sentiment } from '@switchboard/contracts';
import type { AskedQuestion } from '../../messages/asked-questions.service';
import type { FaqNow } from '../../faqs/faq-facts.service';
import type { Gap } from './gap.schema';

/** How much a question adds to the score: who is unhappy already needs the answer more. */
const WEIGHT: Record<Sentiment, number> = { positive: 1, neutral: 1, negative: 1.5, frustrated: 2 };

export function scoreOf(moods: Record<Sentiment, number>): number {
  return SENTIMENTS.reduce((score, sentiment) => score + WEIGHT[sentiment] * moods[sentiment], 0);
}

/** Whose mood nobody has read yet counts as neutral. */
export function moodsOf({
  asked,
  positive,
  negative,
  frustrated,
}: Record<Exclude<Sentiment, 'neutral'> | 'asked', number>): Record<Sentiment, number> {
  return { positive, neutral: asked - positive - negative - frustrated, negative, frustrated };
}

/** A question asked this soon after its FAQ was published, in ms, may have been answered without it. */
const PUBLISHED_WITHIN = 5_000;

/**
 * Why the question got no confident answer; null when it did, or asks nothing that counts: what was held back, what
 * speaks of harm, and orders to the model.
 * @param answerFrom the confidence from which the assistant answers
 */
export function reasonOf({ message, answer }: AskedQuestion, answerFrom: number): GapReason | null {
  const { senderType, visibility, moderation, flags } = message;
  if (senderType !== 'user' || visibility !== 'public' || moderation !== 'passed') return null;
  if (flags.includes('injection') || flags.includes('self-harm')) return null;
  if (!answer) return message.remainsUnknown ? 'unknown' : null;
  if (answer.feedback) return answer.feedback === 'down' ? 'not_helpful' : null;
  if (answer.saysUnknown) return 'unknown';
  const { confidence = 1, citations = [] } = answer.metadata;
  // Without choices to offer the assistant asked what was meant: no FAQ would have helped.
  return confidence < answerFrom && citations.length ? 'unsure' : null;
}

/** Does a question asked then tell that the FAQ of an answered gap does not help? */
export function reopens({ status, answeredAt }: Pick<Gap, 'status' | 'answeredAt'>, askedAt: Date): boolean {
  return (
    status === 'answered' &&
    answeredAt !== null &&
    askedAt.getTime() > answeredAt.getTime() + PUBLISHED_WITHIN
  );
}

/** Its FAQ may not be there yet. */
export function isBeingWritten({ draftingUntil }: Pick<Gap, 'draftingUntil'>, now: Date): boolean {
  return draftingUntil !== null && draftingUntil > now;
}

/** What a gap becomes by what its FAQ is now; null when nothing changes. */
export function statusBy(
  {
    status,
    reopenedAt,
    draftingUntil,
    dismissal,
  }: Pick<Gap, 'status' | 'reopenedAt' | 'draftingUntil' | 'dismissal'>,
  faq: Pick<FaqNow, 'isActive' | 'updatedAt'> | undefined,
  now: Date,
): Partial<Gap> | null {
  if (status === 'dismissed') return faq ? null : { faq: null };
  if (!faq) {
    if (isBeingWritten({ draftingUntil }, now)) return null;
    return { status: dismissal ? 'dismissed' : 'open', faq: null, answeredAt: null };
  }
  // Whoever has an FAQ drafted takes the dismissal back; it goes when that is there.
  if (dismissal)
    return { ...statusBy({ status, reopenedAt, draftingUntil, dismissal: null }, faq, now), dismissal: null };
  if (!faq.isActive) return status === 'drafted' ? null : { status: 'drafted', answeredAt: null };
  if (status === 'answered') return null;
  // Asked again in spite of it: only an edit since then may have helped.
  const isMended = status === 'drafted' || !reopenedAt || faq.updatedAt > reopenedAt;
  return isMended ? { status: 'answered', answeredAt: now, reopenedAt: null } : null;
}
