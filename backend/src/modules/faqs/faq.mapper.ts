import type { Category, FaqView } from '@switchboard/contracts';
import type { Faq } from './faq.schema';

/** What the assistant needs of an FAQ to find it and to answer from it. */
export interface FaqEntry {
  id: string;
  category: Category;
  question: string;
  answer: string;
  keywords: readonly string[];
  variants: readonly string[];
}

export function toFaqView(faq: Faq): FaqView {
  return {
    _id: String(faq._id),
    category: faq.category,
    question: faq.question,
    answer: faq.answer,
    keywords: faq.keywords,
    variants: faq.variants,
    relatedQuestions: faq.relatedQuestions.map(String),
    isActive: faq.isActive,
    usageCount: faq.usageCount,
    helpful: { yes: faq.helpfulCount ?? 0, no: faq.notHelpfulCount ?? 0 },
    createdAt: faq.createdAt.toISOString(),
    updatedAt: faq.updatedAt.toISOString(),
  };
}

export function toFaqEntry({ _id, category, question, answer, keywords, variants }: Faq): FaqEntry {
  return { id: String(_id), category, question, answer, keywords, variants };
}
