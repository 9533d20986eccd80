import type { RankableFaq } from '../../src/modules/ai/providers/embedded/faq-ranker';
import { seededRandom, shuffled } from './seeded-random';

/** A question with the intent it was labelled with. */
export interface LabelledQuestion {
  text: string;
  intent: string;
}

export interface IntentSplit {
  /** One FAQ per intent: its name as the question, some of its questions as other ways to ask. */
  faqs: RankableFaq[];
  /** The questions that no FAQ was made of. */
  rest: LabelledQuestion[];
}

/** What a help desk would have of each intent: its name and a few phrasings, drawn by the seed. */
export function makeFaqs(
  questions: readonly LabelledQuestion[],
  phrasings: number,
  seed: number,
): IntentSplit {
  const byIntent = new Map<string, LabelledQuestion[]>();
  for (const question of shuffled(questions, seededRandom(seed))) {
    const group = byIntent.get(question.intent);
    if (group) group.push(question);
    else byIntent.set(question.intent, [question]);
  }
  const groups = [...byIntent].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    faqs: groups.map(([intent, group]) => {
      const name = intent.replaceAll('_', ' ');
      return {
        id: intent,
        category: 'general',
        question: name,
        variants: group.slice(0, phrasings).map(({ text }) => text),
        keywords: [],
        answer: `This is the answer about ${name}.`,
      };
    }),
    rest: groups.flatMap(([, group]) => group.slice(phrasings)),
  };
}
