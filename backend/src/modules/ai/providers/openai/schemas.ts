import { CATEGORIES, LIMITS, SENTIMENTS } from '@switchboard/contracts';
import { z } from 'zod';

/** Shapes that the model is asked to keep to. Lengths are checked here, not by the service: not every one can. */
export const sentimentSchema = z.object({ sentiment: z.enum(SENTIMENTS) });
export const categorySchema = z.object({ category: z.enum(CATEGORIES) });
export const suggestionsSchema = z.object({ replies: z.array(z.string()) });
export const faqDraftSchema = z.object({
  category: z.enum(CATEGORIES),
  question: z.string(),
  answer: z.string(),
  keywords: z.array(z.string()),
});

/** Cut to what an FAQ may hold. */
export function fitFaqDraft(draft: z.infer<typeof faqDraftSchema>): z.infer<typeof faqDraftSchema> {
  const keywords = draft.keywords.map((word) => word.trim().slice(0, LIMITS.faqKeyword)).filter(Boolean);
  return {
    category: draft.category,
    question: draft.question.trim().slice(0, LIMITS.faqQuestion),
    answer: draft.answer.trim().slice(0, LIMITS.faqAnswer),
    keywords: [...new Set(keywords)].slice(0, LIMITS.faqKeywords),
  };
}
