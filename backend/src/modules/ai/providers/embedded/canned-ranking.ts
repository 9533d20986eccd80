import type { CannedReplyView } from '@switchboard/contracts';
import { categoriseText } from './categoriser';
import { CosineIndex } from './cosine-index';
import { extractFeatures } from './text-features';

type CannedReply = Pick<CannedReplyView, 'title' | 'content' | 'category'>;

/** Likeness of a canned reply to what the customer wrote, 0 to 1. */
const CANNED_FROM = 0.08;
const SAME_CATEGORY_BONUS = 0.04;

/** Canned replies that have something in common with what a customer wrote, nearest first. */
export function nearestCannedReplies<Reply extends CannedReply>(
  replies: readonly Reply[],
  words: string,
): Reply[] {
  if (replies.length === 0 || words.trim() === '') return [];
  const texts = replies.map(({ title, content }) => [
    { counts: extractFeatures(`${title} ${content}`).words },
  ]);
  const likeness = { texts: new Float64Array(texts.length), collections: new Float64Array(texts.length) };
  CosineIndex.of(texts).addCosines(extractFeatures(words).words, 1, likeness);
  const category = categoriseText(words);
  const scoreOf = ({ category: own }: Reply, index: number): number =>
    (likeness.texts[index] ?? 0) + (own === category && category !== 'general' ? SAME_CATEGORY_BONUS : 0);
  return replies
    .map((reply, index) => ({ reply, score: scoreOf(reply, index) }))
    .filter(({ score }) => score >= CANNED_FROM)
    .sort((a, b) => b.score - a.score)
    .map(({ reply }) => reply);
}
