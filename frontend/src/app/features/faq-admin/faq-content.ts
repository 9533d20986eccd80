import { CATEGORIES, type Category, type FaqView, LIMITS } from '@switchboard/contracts';

/** What an admin writes; whether it is published is a button. */
export interface WrittenFaq {
  category: Category;
  question: string;
  answer: string;
  keywords: string[];
  variants: string[];
  relatedQuestions: string[];
}

export const NOTHING_WRITTEN: WrittenFaq = {
  category: 'general',
  question: '',
  answer: '',
  keywords: [],
  variants: [],
  relatedQuestions: [],
};

export function writtenIn(faq: FaqView): WrittenFaq {
  const { category, question, answer, keywords, variants, relatedQuestions } = faq;
  return { category, question, answer, keywords, variants, relatedQuestions };
}

/** As the server will have it. */
export function tidied({ question, answer, ...others }: WrittenFaq): WrittenFaq {
  return { ...others, question: question.trim(), answer: answer.trim() };
}

/** Only what is different: what others have changed meanwhile, elsewhere in it, stays. */
export function changesOf(before: WrittenFaq, after: WrittenFaq): Partial<WrittenFaq> {
  const fields = Object.keys(after) as (keyof WrittenFaq)[];
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, after[field]]),
  );
}

export function isComplete({ question, answer }: WrittenFaq): boolean {
  return (
    question.trim() !== '' &&
    answer.trim() !== '' &&
    question.trim().length <= LIMITS.faqQuestion &&
    answer.trim().length <= LIMITS.faqAnswer
  );
}

/** Something that was kept in the browser, which anybody may have changed. */
export function isWritten(value: unknown): value is WrittenFaq {
  if (typeof value !== 'object' || value === null) return false;
  const { category, question, answer, keywords, variants, relatedQuestions } = value as WrittenFaq;
  const areTexts = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return (
    CATEGORIES.includes(category) &&
    typeof question === 'string' &&
    typeof answer === 'string' &&
    [keywords, variants, relatedQuestions].every(areTexts)
  );
}
