import type { RankedFaq } from '../providers/ai-provider';
import { USUAL_ASSISTANT } from '../../settings/settings.types';
import { blend } from './blend';

const faq = (id: string): RankedFaq['faq'] => ({
  id,
  question: `${id}?`,
  answer: `${id}.`,
  category: 'general',
});
const byWords = (confidence: number, ...scores: [string, number][]) => ({
  decision: 'answer' as const,
  confidence,
  knowledge: [],
  candidates: scores.map(([id, score]) => ({ faq: faq(id), score })),
});
const byMeaning = (...matches: [string, number][]) => matches.map(([id, nearness]) => ({ id, nearness }));
const idsOf = (ranked: RankedFaq[]) => ranked.map(({ faq: { id } }) => id);

describe('blend', () => {
  it('believes the surer of two that agree', () => {
    const blended = blend(byWords(0.3, ['a', 0.3]), byMeaning(['a', 0.95], ['b', 0.2]), faq, USUAL_ASSISTANT);
    expect(blended).toMatchObject({ decision: 'answer', confidence: 0.95 });
    expect(idsOf(blended.knowledge)).toEqual(['a', 'b']);
  });

  it('believes neither wholly when they differ', () => {
    const blended = blend(byWords(0.7, ['a', 0.7]), byMeaning(['b', 0.1]), faq, USUAL_ASSISTANT);
    expect(blended.confidence).toBeCloseTo(0.4);
    expect(blended.decision).toBe('clarify');
  });

  it('has the nearest three at hand, and gives none of them to an answer that it does not trust', () => {
    const blended = blend(
      byWords(0.01, ['a', 0.1], ['b', 0.09]),
      byMeaning(['c', 0.02], ['d', 0.01]),
      faq,
      USUAL_ASSISTANT,
    );
    expect(blended.decision).toBe('escalate');
    expect(idsOf(blended.candidates)).toEqual(['a', 'b', 'c']);
    expect(blended.knowledge).toEqual([]);
  });

  it('passes over an FAQ that is gone', () => {
    const known = (id: string) => (id === 'a' ? faq(id) : undefined);
    const blended = blend(byWords(0.9, ['a', 0.9]), byMeaning(['gone', 0.9]), known, USUAL_ASSISTANT);
    expect(idsOf(blended.candidates)).toEqual(['a']);
  });
});
