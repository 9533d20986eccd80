import { chooseSentences } from '../src/modules/ai/providers/embedded/summary';
import { f1 } from './support/f1';
import { mean, type EvalRow } from './support/figures';
import { readSet } from './support/sets';

/** Are the sentences that the summary is made of those that a person chose? */
export async function evaluateSummary(): Promise<EvalRow[]> {
  const scores = (await readSet('summary')).map(({ messages, chosen }) => {
    const given = chooseSentences(messages);
    const right = given.filter((own) =>
      chosen.some(({ message, sentence }) => message === own.message && sentence === own.sentence),
    );
    return f1(right.length, given.length, chosen.length);
  });
  return [
    {
      task: 'summary',
      metric: 'F1 of the sentences people chose',
      value: mean(scores),
      target: 0.41,
      aim: 0.5,
    },
  ];
}
