import type { Category } from '../domain/conversation';
import type { UserSummary } from './users';

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

/** All that an edit may change, and a version holds. */
export type FaqContent = Required<CreateFaqRequest>;
export type FaqField = keyof FaqContent;

/** Meta of a single FAQ: how often it was edited before. */
export interface FaqMeta {
  revision: number;
}

export interface UpdateFaqRequest extends Partial<CreateFaqRequest> {
  /** The one that was read: when somebody has edited it since, the answer is 409 FAQ_CHANGED. */
  revision?: number;
}

/** `current` of FAQ_CHANGED: what it has become, by whom, and when. */
export interface FaqConflict extends FaqMeta {
  faq: FaqView;
  author: UserSummary | null;
}

/** PUT /faqs/:id/position */
export interface MoveFaqRequest {
  /** The FAQ of the same category that it goes behind; null: it becomes the first. */
  after: string | null;
}

/** GET /faqs/:id/versions, newest first; the newest is the FAQ as it is. */
export interface FaqVersionView {
  /** The revision that it was. */
  version: number;
  /** null for what the demo data brought, and for people who are gone. */
  author: UserSummary | null;
  at: string;
  /** Set when it came about by restoring that version. */
  restoredFrom: number | null;
  isActive: boolean;
  /** Against the version before; empty for the first. */
  changed: FaqField[];
}

export interface ListFaqVersionsQuery {
  limit?: number;
  cursor?: string;
}

/** GET /faqs/:id/diff */
export interface FaqDiffQuery {
  from: number;
  to: number;
}

export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** All fields, in this order. Lists have a part for each entry, related questions in words; the others parts of one text. */
export interface FaqDifference {
  field: FaqField;
  isChanged: boolean;
  parts: DiffPart[];
}

/** POST /faqs/:id/restore. Brings the content back, as a new version; whether it is published stays. */
export interface RestoreFaqRequest {
  version: number;
  /** As in {@link UpdateFaqRequest}. */
  revision?: number;
}

export const FAQ_FILE_FORMATS = ['csv', 'json'] as const;
export type FaqFileFormat = (typeof FAQ_FILE_FORMATS)[number];

/** GET /faqs/export */
export interface ExportFaqsQuery {
  format?: FaqFileFormat;
}

/** POST /faqs/import, a form with one `file`, .csv or .json in UTF-8 */
export interface ImportFaqsQuery {
  dryRun?: boolean;
}

export interface FaqImportRow {
  /** As spreadsheets count, the head being row 1; in JSON, the place in the list. */
  row: number;
  action: 'create' | 'update';
  question: string;
}

export interface FaqImport {
  dryRun: boolean;
  created: number;
  updated: number;
  unchanged: number;
  /** What is created and updated: the first {@link KNOWLEDGE_LIMITS.importListed}. */
  rows: FaqImportRow[];
}

/** PUT /faqs/:id/helpful; a second opinion of the same reader replaces the first. */
export interface RateFaqRequest {
  helpful: boolean;
}

export interface ListFaqsQuery {
  category?: Category;
  search?: string;
  includeInactive?: boolean;
  /** false, for drafts, is for admins. Says more than `includeInactive`. */
  isActive?: boolean;
  limit?: number;
  cursor?: string;
}

export interface FaqCategoryStats {
  category: Category;
  count: number;
  usageCount: number;
}
