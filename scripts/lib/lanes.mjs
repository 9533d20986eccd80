// Runs the steps of npm test beside each other, so that no processor waits while there is work.
import { closeSync, openSync, readFileSync } from 'node:fs';
import { seconds } from './console.mjs';
import { failedOnce, summaryLine } from './results.mjs';

/**
 * Steps of one lane run in order. `long` are those that mostly wait for servers and browsers, `short` those that fit
 * beside the first of them; `spare` ones need a processor and nothing else, and let the others have it first.
 */
const LANES = ['long', 'short', 'spare'];

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} lane
 * @property {string[]} needs packages to be built before, by whichever lane
 * @property {string} [builds] the package it builds
 * @property {(options: object) => Promise<import('./results.mjs').Counts>} run is given how to run its commands
 */

/**
 * The first lane with something to test shows its output as it comes, the others when a step is done.
 *
 * @param {Step[]} steps
 * @param {{ outputOf: (name: string) => string, print?: (text: string) => void }} options `outputOf` names a file for
 *   what a step writes
 * @returns {Promise<object[]>} what came of each, in the order of `steps`
 */
export async function runInLanes(steps, { outputOf, print = (text) => process.stdout.write(text) }) {
  const results = new Map();
  const builds = trackBuilds(steps);
  const shown = LANES.find((lane) => steps.some((step) => step.lane === lane && !step.builds));

  const runOne = async (step, options) => {
    const missing = await builds.missingFor(step);
    const began = Date.now();
    const counts = missing.length
      ? failedOnce(`not run, because building ${missing.join(' and ')} failed`)
      : await step.run(options);
    builds.ended(step, counts.failed === 0);
    const result = { name: step.name, ...counts, duration: seconds(began) };
    results.set(step.name, result);
    return `──── ${describe(result).join('  ')}\n`;
  };
  const runShown = async (step, options) => {
    print(`\n──── ${step.name} ────\n`);
    print(await runOne(step, options));
  };
  const runBeside = async (step, options) => {
    const file = outputOf(step.name);
    const output = openSync(file, 'w');
    const ending = await runOne(step, { ...options, output });
    closeSync(output);
    print(`\n──── ${step.name}, beside the others ────\n${readFileSync(file)}${ending}\n`);
  };
  const runLane = async (lane) => {
    const run = lane === shown ? runShown : runBeside;
    const options = { yields: lane === 'spare' };
    for (const step of steps.filter((one) => one.lane === lane)) await run(step, options);
  };
  await Promise.all(LANES.map(runLane));
  return steps.map(({ name }) => results.get(name));
}

/** A result as the cells of a line. */
export const describe = ({ name, duration, notes = [], ...counts }) => [
  name,
  duration,
  [summaryLine(counts), ...notes.filter(Boolean)].join('; '),
];

function trackBuilds(steps) {
  const builds = new Map();
  for (const { builds: name } of steps.filter((step) => step.builds)) {
    let end;
    const isBuilt = new Promise((resolve) => (end = resolve));
    builds.set(name, { isBuilt, end });
  }
  return {
    ended: ({ builds: name }, isBuilt) => builds.get(name)?.end(isBuilt),
    /** Waits for what the step needs; names what could not be built. */
    async missingFor({ needs }) {
      const outcomes = await Promise.all(needs.map((need) => builds.get(need)?.isBuilt));
      return needs.filter((_, index) => outcomes[index] === false);
    },
  };
}
