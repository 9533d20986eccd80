import { DEFAULT_CHAT_PREFERENCES } from '@switchboard/contracts';
import type { ReplyRequest } from '../../src/modules/ai/providers/ai-provider';
import { USUAL_ASSISTANT } from '../../src/modules/settings/settings.types';

/** An FAQ as a provider is given it. */
export const REFUND_FAQ = {
  id: 'f'.repeat(24),
  question: 'How do I get a refund?',
  answer: 'Within 30 days, under Billing.',
  category: 'billing',
} as const;

/** A plain question that {@link REFUND_FAQ} answers. */
export function aReplyRequest(changes: Partial<ReplyRequest> = {}): ReplyRequest {
  return {
    question: 'Can I get my money back?',
    history: [],
    preferences: DEFAULT_CHAT_PREFERENCES,
    assistant: USUAL_ASSISTANT,
    customerName: 'Ada',
    sentiment: 'neutral',
    decision: 'answer',
    knowledge: [{ faq: REFUND_FAQ, score: 0.9 }],
    isSuspicious: false,
    patience: 20_000,
    ...changes,
  };
}
