import type { Category } from '../domain/conversation';

export interface FaqView {
  _id: string;
  category: Category;
  question: string;
  answer: string;
  keywords: string[];
  /** Other ways to ask the same. */
  variants: string[];
  /** Ids of other FAQs. */
  relatedQuestions: string[];
  isActive: boolean;
  usageCount: number;
  /** Readers who said that it helped, and that it did not. */
  helpful: { yes: number; no: number };
  createdAt: string;
  updatedAt: string;
}

export interface CreateFaqRequest {
  category: Category;
  question: string;
  answer: string;
  keywords?: string[];
  variants?: string[];
  relatedQuestions?: string[];
  isActive?: boolean;
}

export type UpdateFaqRequest = Partial<CreateFaqRequest>;

/** PUT /faqs/:id/helpful; a second opinion of the same reader replaces the first. */
export interface RateFaqRequest {
  helpful: boolean;
}

export interface ListFaqsQuery {
  category?: Category;
  search?: string;
  includeInactive?: boolean;
  limit?: number;
  cursor?: string;
}

export interface FaqCategoryStats {
  category: Category;
  count: number;
  usageCount: number;
}
