/**
 * What becomes of something that the assistant does not know: nobody has done anything about it yet, or it was asked
 * again in spite of its FAQ; an FAQ is being written; one is published; nobody is going to write one.
 */
export const GAP_STATUSES = ['open', 'drafted', 'answered', 'dismissed'] as const;
export type GapStatus = (typeof GAP_STATUSES)[number];

/** Why a question counts: the assistant did not know; offered choices, unsure; its customer found the answer no help. */
export const GAP_REASONS = ['unknown', 'unsure', 'not_helpful'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** How a conversation was told of the answer: its customer was written to; its agents were; nobody is left there. */
export const TOLD_AS = ['answer', 'note', 'nobody'] as const;
export type ToldAs = (typeof TOLD_AS)[number];

export const GAP_LIMITS = {
  dismissal: 500,
  /** Questions that a single gap shows. */
  examples: 20,
} as const;
