import type { FaqContent, FaqField } from '@switchboard/contracts';
import type { Types } from 'mongoose';
import type { Faq } from './faq.schema';

/** In the order in which people read them. */
export const FAQ_FIELDS = [
  'question',
  'answer',
  'category',
  'keywords',
  'variants',
  'relatedQuestions',
  'isActive',
] as const satisfies readonly FaqField[];

/** The part of a stored FAQ that an edit may change. */
export type StoredContent = Pick<Faq, FaqField>;

/** Anything that has the content, such as an FAQ or a version of one. */
export function contentOf(stored: StoredContent): FaqContent {
  const { category, question, answer, keywords, variants, relatedQuestions, isActive } = stored;
  return {
    category,
    question,
    answer,
    keywords,
    variants,
    relatedQuestions: relatedQuestions.map((id: Types.ObjectId) => String(id)),
    isActive,
  };
}

export function changedFields(before: FaqContent, after: FaqContent): FaqField[] {
  return FAQ_FIELDS.filter((field) => !isSame(before[field], after[field]));
}

/** Of these fields, what they say. */
export function pick(content: FaqContent, fields: readonly FaqField[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, content[field]]));
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** The same question whatever its capitals, spaces and form of letters are. */
export function sameQuestionKey(question: string): string {
  return question.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
