import { MongoError } from '../errors';
import type { Doc } from './value';

/** A text search's score travels beside its document, which has no field for it. */
const scores = new WeakMap<Doc, number>();

/** A document's score; code 40218 when no text search has found it. */
export function textScoreOf(doc: Doc): number {
  const score = scores.get(doc);
  if (score === undefined)
    throw new MongoError(40218, 'query requires text score metadata, but it is not available');
  return score;
}

/** Notes a document's score, and gives the document back. */
export function withTextScore(doc: Doc, score: number | undefined): Doc {
  if (score !== undefined) scores.set(doc, score);
  return doc;
}

/** Carries the score over to the document that a stage made of another. */
export const inheritTextScore = (made: Doc, from: Doc): Doc => withTextScore(made, scores.get(from));
