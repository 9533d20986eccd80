import type { MessageFacts } from '../../messages/message-facts.service';
import type { Tally } from '../rollups/tally';
import { NANO } from './measures';

/** What one message adds to the quarter of an hour in which it was written. */
export function countMessage(message: MessageFacts, tally: Tally): void {
  const { senderType, visibility, moderation, flags, releasedAt } = message;
  if (moderation === 'pending') return;
  for (const flag of flags) tally.addOf('flag', flag);
  if (moderation === 'blocked') tally.add('blocked');
  if (releasedAt) tally.add('released');
  if (moderation !== 'passed' || visibility !== 'public') return;
  tally.addOf('messages', senderType);
  if (senderType === 'user') countQuestion(message, tally);
  else if (senderType === 'ai') countAnswer(message, tally);
  else if (senderType === 'agent') countWork(message, tally);
}

function countQuestion({ metadata, answerFailure }: MessageFacts, tally: Tally): void {
  if (metadata.sentiment) tally.addOf('sentiment', metadata.sentiment);
  if (answerFailure) tally.add('failed');
}

function countAnswer({ metadata, saysUnknown, feedback, followsUp }: MessageFacts, tally: Tally): void {
  // An FAQ that was sent on: nothing was made for it, and nobody waited.
  if (followsUp) return;
  const { model = 'unknown', tokensUsed = 0, cost, confidence, citations = [] } = metadata;
  tally.add('answers');
  if (saysUnknown) tally.add('unknown');
  if (feedback) tally.addOf('thumbs', feedback);
  tally.add('tokens', tokensUsed);
  tally.addOf('model_answers', model);
  tally.addOf('model_tokens', model, tokensUsed);
  tally.addOf('model_cost', model, Math.round((cost ?? 0) * NANO));
  if (confidence !== undefined) tally.addOf('confidence', String(Math.min(9, Math.floor(confidence * 10))));
  for (const faq of new Set(citations.map((citation) => String(citation.faq)))) tally.addOf('faq_used', faq);
  countTimes(metadata, tally);
}

/** Answers from before the parts were kept have their whole alone. */
function countTimes(
  { timings, timeToFirstToken, processingTime }: MessageFacts['metadata'],
  tally: Tally,
): void {
  if (!timings) {
    if (processingTime) tally.time('full_answer', processingTime);
    return;
  }
  const { queue = 0, retrieval = 0, model = 0, delivery = 0 } = timings;
  tally.time('queue', queue);
  tally.time('retrieval', retrieval);
  tally.time('model', model);
  tally.time('delivery', delivery);
  tally.time('first_token', queue + retrieval + (timeToFirstToken ?? model));
  tally.time('full_answer', queue + retrieval + model + delivery);
}

function countWork({ sender, createdAt, neededSince, answerDue }: MessageFacts, tally: Tally): void {
  const agent = String(sender);
  tally.addOf('agent_messages', agent);
  if (!neededSince) return;
  const waited = createdAt.getTime() - neededSince.getTime();
  tally.time('first_response', waited);
  tally.time('agent_first_response', waited, agent);
  if (answerDue && createdAt > answerDue) {
    tally.add('late_responses');
    tally.addOf('agent_late_responses', agent);
  }
}
