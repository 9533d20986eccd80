import { parseArgs } from 'node:util';
import { evaluateBanking77 } from './banking77';
import { evaluateClinc150 } from './clinc150';
import { measureTime } from './cost';
import { judgeNamed } from './judges';
import { evaluateCategory, evaluateModeration, evaluateSentiment } from './labels';
import { evaluateQuestions } from './questions';
import { fallsSince, readSaved, save, table } from './report';
import { evaluateSummary } from './summary';
import type { EvalRow } from './support/figures';

const USAGE = `npm run eval -- [--provider embedded|openai] [--data DIR] [--save]

--provider  whom to measure; openai needs OPENAI_API_KEY or OPENAI_BASE_URL
--data      folder with the public sets as well (banking77_train.csv, clinc150_dev.json)
--save      keep the figures in backend/eval/results, to compare the next runs with
--json      print JSON instead of a table`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      provider: { type: 'string', default: 'embedded' },
      data: { type: 'string' },
      save: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { provider } = values;
  if (values.help || (provider !== 'embedded' && provider !== 'openai')) {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const judge = judgeNamed(provider, process.env);
  const rows: EvalRow[] = [
    ...(await evaluateSentiment(judge)),
    ...(await evaluateCategory(judge)),
    ...(await evaluateModeration(judge)),
  ];
  // Finding FAQs and choosing sentences is the embedded provider's alone.
  if (provider === 'embedded') {
    rows.push(...(await evaluateQuestions()), ...(await evaluateSummary()));
    if (values.data) {
      rows.push(...(await evaluateBanking77(values.data)), ...(await evaluateClinc150(values.data)));
    }
  }
  const saved = await readSaved(provider);
  const falls = fallsSince(saved, rows);
  const time = provider === 'embedded' ? await measureTime() : undefined;
  if (values.json) console.log(JSON.stringify({ provider, rows, falls, time }, null, 2));
  else {
    console.log(table(rows, saved));
    if (time)
      console.log(
        `\nall tasks, one message: median ${time.median.toFixed(1)} ms, p95 ${time.p95.toFixed(1)} ms`,
      );
    for (const { task, metric, value, before } of falls) {
      console.log(`\nFALL: ${task}, ${metric}: ${before.toFixed(3)} before, ${value.toFixed(3)} now`);
    }
  }
  if (values.save) await save({ provider, rows }, saved);
  else if (falls.length) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
