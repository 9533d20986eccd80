import type { Category } from '../domain/conversation';

/** A reply that staff have at hand. */
export interface CannedReplyView {
  _id: string;
  /** Typed after a slash; lower case letters, digits and hyphens, unique. */
  shortcut: string;
  title: string;
  content: string;
  category: Category;
  createdAt: string;
  updatedAt: string;
}

export interface CreateCannedReplyRequest {
  shortcut: string;
  title: string;
  content: string;
  category?: Category;
}

export type UpdateCannedReplyRequest = Partial<CreateCannedReplyRequest>;

export interface ListCannedRepliesQuery {
  category?: Category;
  search?: string;
}
