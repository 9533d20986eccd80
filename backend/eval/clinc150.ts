import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaqRanker } from '../src/modules/ai/providers/embedded/faq-ranker';
import { retrieveKnowledge } from '../src/modules/ai/providers/embedded/knowledge-retrieval';
import { auroc, mean, share, type EvalRow } from './support/figures';
import { makeFaqs, type LabelledQuestion } from './support/intent-faqs';

const SEEDS = [1, 2, 3];
const PHRASINGS = 5;

type Part = 'train' | 'val' | 'oos_train' | 'oos_val';

/**
 * Knowing that it does not know: 150 FAQs, questions about them and about something else (Larson et al. 2019,
 * CC BY 3.0). Answered is what the product would answer at its own thresholds. `oos_train` is left to whoever tunes.
 * @param folder holds `clinc150_dev.json`
 */
export async function evaluateClinc150(folder: string): Promise<EvalRow[]> {
  const data = JSON.parse(await readFile(join(folder, 'clinc150_dev.json'), 'utf8')) as Record<
    Part,
    [text: string, intent: string][]
  >;
  const questionsOf = (part: Part): LabelledQuestion[] =>
    data[part].map(([text, intent]) => ({ text, intent }));
  const runs = SEEDS.map((seed) => {
    const ranker = new FaqRanker(makeFaqs(questionsOf('train'), PHRASINGS, seed).faqs);
    const retrieve = ({ text }: LabelledQuestion) => retrieveKnowledge(ranker, text);
    const inside = questionsOf('val').map(retrieve);
    const outside = questionsOf('oos_val').map(retrieve);
    return {
      auroc: auroc(
        inside.map(({ confidence }) => confidence),
        outside.map(({ confidence }) => confidence),
      ),
      answered: share(inside, ({ decision }) => decision === 'answer'),
      wronglyAnswered: share(outside, ({ decision }) => decision === 'answer'),
    };
  });
  const task = 'CLINC150, 5 phrasings';
  return [
    {
      task,
      metric: 'AUROC of the confidence',
      value: mean(runs.map((run) => run.auroc)),
      target: 0.88,
      aim: 0.91,
    },
    {
      task,
      metric: 'in scope and answered',
      value: mean(runs.map((run) => run.answered)),
      target: 0.7,
      aim: 0.7,
    },
    {
      task,
      metric: 'out of scope and answered',
      value: mean(runs.map((run) => run.wronglyAnswered)),
      target: 0.12,
      aim: 0.08,
      lowerIsBetter: true,
    },
  ];
}
