import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaqRanker } from '../src/modules/ai/providers/embedded/faq-ranker';
import { parseCsv } from './support/csv';
import { mean, share, type EvalRow } from './support/figures';
import { makeFaqs, type LabelledQuestion } from './support/intent-faqs';

const SEEDS = [1, 2, 3];
const PHRASINGS = 5;

/**
 * Which of 77 FAQs? Questions of bank customers (Casanueva et al. 2020, CC BY 4.0) to FAQs with five phrasings each.
 * @param folder holds `banking77_train.csv`
 */
export async function evaluateBanking77(folder: string): Promise<EvalRow[]> {
  const rows = parseCsv(await readFile(join(folder, 'banking77_train.csv'), 'utf8'));
  const questions = rows.map(({ text = '', category = '' }) => ({ text, intent: category }));
  const runs = SEEDS.map((seed) => measure(questions, seed));
  const task = 'banking77, 5 phrasings';
  return [
    { task, metric: 'right FAQ first', value: mean(runs.map(({ first }) => first)), target: 0.6, aim: 0.72 },
    {
      task,
      metric: 'right FAQ in the first three',
      value: mean(runs.map(({ three }) => three)),
      target: 0.79,
      aim: 0.88,
    },
  ];
}

function measure(questions: readonly LabelledQuestion[], seed: number): { first: number; three: number } {
  const { faqs, rest } = makeFaqs(questions, PHRASINGS, seed);
  const ranker = new FaqRanker(faqs);
  const places = rest.map(({ text, intent }) =>
    ranker.rank(text, 3).findIndex(({ faq }) => faq.id === intent),
  );
  return { first: share(places, (place) => place === 0), three: share(places, (place) => place >= 0) };
}
