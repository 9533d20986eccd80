import type { ReplyDecision } from '@switchboard/contracts';
import type { Retrieval } from '../providers/embedded/knowledge-retrieval';
import { impactOf } from './impact';

const found = (decision: ReplyDecision, id: string): Retrieval => ({
  decision,
  confidence: 0.5,
  knowledge: [],
  candidates: [{ faq: { id, question: `${id}?`, answer: `${id}.`, category: 'general' }, score: 0.5 }],
});

describe('what an edit changes for a question', () => {
  it.each([
    ['answer', 'a', 'answer', 'a', null],
    ['answer', 'a', 'answer', 'b', 'moved'],
    ['answer', 'edited', 'answer', 'edited', 'reworded'],
    ['answer', 'a', 'clarify', 'a', 'lost'],
    ['escalate', 'a', 'answer', 'b', 'gained'],
    ['escalate', 'a', 'clarify', 'a', 'shifted'],
    ['clarify', 'a', 'clarify', 'b', null],
  ] as const)('from %s by %s to %s by %s: %s', (was, faqBefore, is, faqAfter, impact) => {
    const isReworded = (faq: string) => faq === 'edited';
    expect(impactOf(found(was, faqBefore), found(is, faqAfter), isReworded)).toBe(impact);
  });
});
