import type { ConversationStatistics } from '@switchboard/contracts';
import { sentAt, type Message, type StoredMetadata } from './message.schema';

/** What of a message its conversation's figures are made of. */
export type TimedMessage = Pick<Message, 'seq' | 'senderType' | 'createdAt' | 'releasedAt'> & {
  metadata?: Pick<StoredMetadata, 'sentiment'>;
};

/** The newest so many of the customer's messages show the course of their mood. */
const SENTIMENTS = 200;

/** @param messages what everybody in the conversation can see and people or the assistant said, ascending by `seq` */
export function conversationStatistics(messages: readonly TimedMessage[]): ConversationStatistics {
  const count = (senderType: Message['senderType']) =>
    messages.filter((message) => message.senderType === senderType).length;
  const [first, last] = [messages[0], messages.at(-1)];
  return {
    messages: {
      total: messages.length,
      customer: count('user'),
      assistant: count('ai'),
      agents: count('agent'),
    },
    averageResponseTime: averageOf(responseTimes(messages)),
    duration: first && last ? last.createdAt.getTime() - first.createdAt.getTime() : 0,
    sentiments: messages
      .flatMap(({ senderType, seq, createdAt, metadata }) =>
        senderType === 'user' && metadata?.sentiment
          ? [{ seq, at: createdAt.toISOString(), sentiment: metadata.sentiment }]
          : [],
      )
      .slice(-SENTIMENTS),
  };
}

/** Whoever writes three lines in a row waits once, from the first. */
function responseTimes(messages: readonly TimedMessage[]): number[] {
  const times: number[] = [];
  let waitingSince: number | null = null;
  for (const message of messages) {
    if (message.senderType === 'user') waitingSince ??= sentAt(message).getTime();
    else if (waitingSince !== null) {
      times.push(message.createdAt.getTime() - waitingSince);
      waitingSince = null;
    }
  }
  return times;
}

function averageOf(times: readonly number[]): number | null {
  return times.length ? Math.round(times.reduce((sum, time) => sum + time, 0) / times.length) : null;
}
