import type { MessageView } from './messages';

/** What staff look through: what moderation held back, or what it let pass with a mark. */
export const REVIEW_STATES = ['blocked', 'flagged'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** GET /moderation/review: newest first. */
export interface ListReviewQuery {
  /** `blocked` when left out. */
  state?: ReviewState;
  limit?: number;
  cursor?: string;
}

export interface ReviewItem {
  message: MessageView;
  conversation: { _id: string; title: string };
}
