import type { Sentiment } from '../domain/conversation';
import type { GapReason, GapStatus, ToldAs } from '../domain/gaps';
import type { CursorMeta } from './envelope';
import type { UserSummary } from './users';

/** GET /analytics/gaps/export */
export interface GapFilters {
  /** A moment, or a day, which begins in the time zone; without it 30 days before `to`. */
  from?: string;
  /** Likewise, and not in the range any more; without it now. */
  to?: string;
  /** Of IANA's; without it UTC. */
  timezone?: string;
  /** Without it any. */
  status?: GapStatus;
  /** Words, all of which stand in the questions. */
  search?: string;
}

/** GET /analytics/gaps: those with questions in the range, the highest score first. */
export interface ListGapsQuery extends GapFilters {
  limit?: number;
  cursor?: string;
}

export interface GapsMeta extends CursorMeta {
  /** Widened to whole quarters of an hour. */
  from: string;
  to: string;
  /** Everything that changed before is in it; null before anything was read. */
  asOf: string | null;
}

/** Something that customers ask and the assistant does not know. */
export interface GapView {
  _id: string;
  /** The question that is most like the others. */
  question: string;
  /** Some of the ways in which it was asked. */
  phrases: string[];
  status: GapStatus;
  /** When it was asked again although its FAQ was published; null when it was not. */
  reopenedAt: string | null;
  /** The FAQ that is to answer it, or does. */
  faq: { _id: string; question: string; isActive: boolean } | null;
  dismissal: { reason: string; at: string } | null;
  firstAskedAt: string;
  lastAskedAt: string;
  /** In all its time: questions, people who asked, and conversations that were told of the answer, or are about to be. */
  asked: number;
  people: number;
  told: number;
  toBeTold: number;
}

export interface GapRow extends GapView {
  /** What follows is of the range: see docs/administration.md for the score. */
  inRange: {
    asked: number;
    /** As many days before. */
    askedBefore: number;
    score: number;
    moods: Record<Sentiment, number>;
  };
}

/** One of a gap's questions. */
export interface GapQuestionView {
  /** The message. */
  _id: string;
  conversation: string;
  seq: number;
  customer: UserSummary | null;
  text: string;
  reason: GapReason;
  sentiment: Sentiment | null;
  askedAt: string;
  /** null: not yet. */
  toldAs: ToldAs | null;
}

/** GET /analytics/gaps/:id, and what acts on it answer. */
export interface GapDetail extends GapView {
  moods: Record<Sentiment, number>;
  /** The newest. */
  examples: GapQuestionView[];
  /** Has an agent written after somebody asked, so that a draft can be made from it? */
  hasAgentAnswer: boolean;
  /** What telling those who asked would do now: how many customers it would write to, and for how many leave a note. */
  telling: { answers: number; notes: number };
}

/** POST /analytics/gaps/:id/draft */
export interface DraftGapRequest {
  /** Needed where no agent has answered it. */
  answer?: string;
}

/** POST /analytics/gaps/:id/dismiss */
export interface DismissGapRequest {
  reason: string;
}
