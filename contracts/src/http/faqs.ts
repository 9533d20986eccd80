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
