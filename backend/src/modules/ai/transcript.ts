import type { Message } from '../messages/messages.types';
import type { HistoryMessage } from './providers/ai-provider';

/** A message as a provider reads it. */
export function toHistory({ senderType, content }: Pick<Message, 'senderType' | 'content'>): HistoryMessage {
  return { role: senderType === 'user' ? 'customer' : senderType === 'ai' ? 'assistant' : 'agent', content };
}
