import type { GapQuestionView, GapView, Sentiment, UserSummary } from '@switchboard/contracts';
import type { FaqNow } from '../../faqs/faq-facts.service';
import type { Gap, GapQuestion } from './gap.schema';

export function toGapView(gap: Gap, faq: Pick<FaqNow, '_id' | 'question' | 'isActive'> | null): GapView {
  const { dismissal, reopenedAt } = gap;
  return {
    _id: String(gap._id),
    question: gap.question,
    phrases: gap.phrases.map(({ text }) => text),
    status: gap.status,
    reopenedAt: reopenedAt && reopenedAt.toISOString(),
    faq: faq && { _id: faq._id, question: faq.question, isActive: faq.isActive },
    dismissal: dismissal && { reason: dismissal.reason, at: dismissal.at.toISOString() },
    firstAskedAt: gap.firstAskedAt.toISOString(),
    lastAskedAt: gap.lastAskedAt.toISOString(),
    asked: gap.asked,
    people: gap.people,
    told: gap.told,
    toBeTold: gap.toBeTold,
  };
}

export function toGapQuestionView(question: GapQuestion, people: Map<string, UserSummary>): GapQuestionView {
  return {
    _id: String(question._id),
    conversation: String(question.conversation),
    seq: question.seq,
    customer: people.get(String(question.customer)) ?? null,
    text: question.text,
    reason: question.reason,
    sentiment: question.sentiment,
    askedAt: question.askedAt.toISOString(),
    toldAs: question.toldAs ?? null,
  };
}

const NONE: Record<Sentiment, number> = { positive: 0, neutral: 0, negative: 0, frustrated: 0 };

export function allMoods(moods: Partial<Record<Sentiment, number>>): Record<Sentiment, number> {
  return { ...NONE, ...moods };
}
