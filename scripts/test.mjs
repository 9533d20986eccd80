// npm test: everything, from a fresh clone. `npm test -- --only backend` runs the steps whose names begin so, `--list`
// only names them, and with `--no-skips` what was skipped counts as failed.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { obtainChromium } from './lib/chromium.mjs';
import { CommandError, runCommand } from './lib/command-error.mjs';
import { say, seconds, table } from './lib/console.mjs';
import { installDependencies } from './lib/install.mjs';
import { describe, runInLanes } from './lib/lanes.mjs';
import { obtainNginx } from './lib/nginx.mjs';
import { requireSupportedNode } from './lib/node-version.mjs';
import { buildPackage, inBuildOrder, PACKAGES } from './lib/packages.mjs';
import { anyFreePort } from './lib/ports.mjs';
import { inRepository } from './lib/repository.mjs';
import {
  countJest,
  countNodeTest,
  countPlaywright,
  countSuite,
  failedOnce,
  hasFailed,
  passedOnce,
  summaryLine,
  total,
} from './lib/results.mjs';
import { endCommandsOnSignals, run, runNpm } from './lib/run.mjs';
import { judgeUsage } from './lib/stand-in-usage.mjs';
import { startTrialProduct } from './lib/trial-product.mjs';
import { takeNamedStores } from './lib/trial-stores.mjs';

const STEP_LIMIT_MS = 10 * 60_000;

const scratch = mkdtempSync(path.join(os.tmpdir(), 'switchboard-test-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
const reportOf = (name) => path.join(scratch, `${name}.report`);
const limited = { limitMs: STEP_LIMIT_MS, env: { CI: 'true', NG_CLI_ANALYTICS: 'false' } };

/** One check that passes or fails as a whole. */
const check = async (ended) => {
  const { code, timedOut } = await ended;
  return code === 0 ? passedOnce : failedOnce(timedOut ? 'took too long and was ended' : `exit code ${code}`);
};

const runJest = async (name, workspace, script, { env = {}, args = [], ...rest }) => {
  const report = ['--ci', '--json', `--outputFile=${reportOf(name)}`];
  const options = { ...limited, ...rest, env: { ...limited.env, ...env } };
  const ended = await runNpm(['run', script, '--silent', '-w', workspace, '--', ...report, ...args], options);
  return countSuite(ended, reportOf(name), countJest);
};

const jest = (name, workspace, script) => (lane) => runJest(name, workspace, script, lane);

const runTool = (words, lane) => runNpm(['exec', '--no', '--', ...words], { ...limited, ...lane });

/** What cannot be run here is said aloud, and counted. */
const skipAloud = async (what, reason, count) => {
  say(`\n*** THE ${what} TESTS ARE SKIPPED: ${reason}. ***\n`);
  return { passed: 0, failed: 0, skipped: Math.max(1, await count()), notes: [reason] };
};

/** Two lanes may want the system's package manager, which serves one. */
let lastObtained = Promise.resolve();
const oneAtATime = (obtain) => (lastObtained = lastObtained.then(obtain));

const typecheck = (workspace) => (lane) =>
  check(runNpm(['run', 'typecheck', '--silent', '-w', workspace], { ...limited, ...lane }));

/**
 * `needs`: packages that have to be built for the step to make sense. `lane`: see lib/lanes.mjs. `run` gets what its
 * commands are run with: where their output goes, and whether they yield.
 */
const STEPS = [
  {
    name: 'lint-eslint',
    needs: ['contracts'],
    lane: 'spare',
    run: (lane) => check(runTool(['eslint', '.', '--max-warnings=0'], lane)),
  },
  {
    name: 'lint-prettier',
    needs: [],
    lane: 'spare',
    run: (lane) => check(runTool(['prettier', '--check', '--log-level=warn', '.'], lane)),
  },
  ...Object.entries(PACKAGES).map(([name, { needs }]) => ({
    name: `typecheck-${name}`,
    needs,
    lane: 'spare',
    run: typecheck(name),
  })),
  { name: 'scripts', needs: ['contracts', 'embedded'], lane: 'short', run: testScripts },
  { name: 'embedded', needs: ['embedded'], lane: 'short', run: jest('embedded', 'embedded', 'test') },
  {
    name: 'backend-unit',
    needs: ['contracts'],
    lane: 'spare',
    run: jest('backend-unit', 'backend', 'test:unit'),
  },
  {
    name: 'eval',
    needs: ['contracts'],
    lane: 'spare',
    run: (lane) => check(run(process.execPath, ['scripts/eval.mjs'], { ...limited, ...lane })),
  },
  { name: 'backend-e2e', needs: ['backend', 'embedded'], lane: 'long', run: testBackend },
  { name: 'proxy', needs: ['backend', 'embedded'], lane: 'long', run: testBehindProxy },
  { name: 'frontend', needs: ['contracts'], lane: 'spare', run: testFrontend },
  { name: 'browser', needs: ['backend', 'frontend', 'embedded'], lane: 'long', run: testInBrowser },
];

async function testScripts(lane) {
  const files = readdirSync(inRepository('scripts/test')).filter((file) => file.endsWith('.test.mjs'));
  const args = [
    '--test',
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=tap', `--test-reporter-destination=${reportOf('scripts')}`],
    ...files.map((file) => `scripts/test/${file}`),
  ];
  const ended = await run(process.execPath, args, { ...limited, ...lane });
  return countSuite(ended, reportOf('scripts'), countNodeTest);
}

/** The suite, and whether the MongoDB stand-in knows what it sent, and not much more. */
async function testBackend(lane) {
  const usage = reportOf('stand-in-usage');
  const env = { STAND_IN_USAGE_FILE: usage };
  const suite = await runJest('backend-e2e', 'backend', 'test:e2e', { ...lane, env });
  // A suite that failed may not have sent all it would.
  if (suite.failed > 0) return suite;
  const judged = await judgeUsage(usage);
  return { ...total([suite, judged]), notes: [suite, judged].flatMap(({ notes = [] }) => notes) };
}

async function testBehindProxy(lane) {
  const nginx = await oneAtATime(obtainNginx);
  const runSuites = (options) => runJest('proxy', 'backend', 'test:proxy', { ...lane, ...options });
  if (nginx.path) return runSuites({ env: { ...nginx.env, NGINX_PATH: nginx.path } });
  // No test has an empty name: all are skipped, and so counted, and the stores that are named are never asked.
  const uncalled = { MONGODB_URI: 'mongodb://127.0.0.1:1', E2E_REDIS_URL: 'redis://127.0.0.1:1' };
  const count = async () => (await runSuites({ env: uncalled, args: ['--testNamePattern=^$'] })).skipped;
  return skipAloud('PROXY', nginx.reason, count);
}

async function testFrontend(lane) {
  const reporters = ['--reporters=json', '--reporters=default', `--output-file=${reportOf('frontend')}`];
  const options = { ...limited, ...lane };
  const ended = await runNpm(['run', 'test', '--silent', '-w', 'frontend', '--', ...reporters], options);
  return countSuite(ended, reportOf('frontend'), countJest);
}

async function testInBrowser() {
  const chromium = await oneAtATime(obtainChromium);
  if (!chromium.path) return skipAloud('BROWSER', chromium.reason, countBrowserTests);
  try {
    const stores = await takeNamedStores(process.env);
    const result = await testProductIn(chromium.path, stores?.env);
    await stores?.drop();
    return result;
  } catch (error) {
    return failedOnce(error.message);
  }
}

/** @param {object} [stores] where they are; without it the product brings its own */
async function testProductIn(chromiumPath, stores) {
  let product;
  try {
    const dataDir = path.join(scratch, 'data');
    product = await startTrialProduct({ dataDir, port: await anyFreePort(), env: stores });
  } catch (error) {
    return failedOnce(error.message);
  }
  const env = { ...limited.env, SWITCHBOARD_URL: product.address, CHROMIUM_PATH: chromiumPath };
  const result = await playwright(['--reporter=list,json'], env);
  const stopCode = await product.stop();
  if (stopCode === 0) return result;
  const note = `Ctrl-C ended the product with exit code ${stopCode}`;
  return { ...result, failed: result.failed + 1, notes: [...(result.notes ?? []), note] };
}

async function playwright(args, env) {
  const report = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('browser') };
  const ended = await runNpm(['run', 'test:e2e', '--silent', '-w', 'frontend', '--', ...args], {
    ...limited,
    env: { ...env, ...report },
  });
  return countSuite(ended, reportOf('browser'), countPlaywright);
}

/** How many browser tests there are, for saying how many were not run. */
async function countBrowserTests() {
  const { passed, skipped } = await playwright(['--list', '--reporter=json'], limited.env);
  return passed + skipped;
}

/** What the end-to-end suites wait for is built by both lanes; the frontend, which takes longest, only the browser needs. */
const build = (name) => ({
  name: `build-${name}`,
  needs: PACKAGES[name].needs,
  builds: name,
  lane: name === 'embedded' || name === 'frontend' ? 'short' : 'long',
  run: async () => {
    try {
      await buildPackage(name);
      return passedOnce;
    } catch (error) {
      return failedOnce(error.message);
    }
  },
});

/** @param {string[]} only beginnings of step names; none selects every step */
function selectSteps(only) {
  const builds = Object.keys(PACKAGES).map(build);
  if (only.length === 0) return [...builds, ...STEPS];
  const isAskedFor = ({ name }) => only.some((beginning) => name.startsWith(beginning));
  for (const beginning of only) {
    if (![...builds, ...STEPS].some(({ name }) => name.startsWith(beginning))) {
      const names = [...builds, ...STEPS].map(({ name }) => name).join(', ');
      throw new CommandError(`No step begins with "${beginning}". There are: ${names}.`);
    }
  }
  const steps = STEPS.filter(isAskedFor);
  const needed = inBuildOrder(steps.flatMap(({ needs }) => needs)).map((name) => `build-${name}`);
  return [...builds.filter((step) => isAskedFor(step) || needed.includes(step.name)), ...steps];
}

await runCommand(async () => {
  requireSupportedNode();
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      list: { type: 'boolean' },
      'no-skips': { type: 'boolean' },
    },
  });
  const steps = selectSteps(values.only.flatMap((names) => names.split(',')).filter(Boolean));
  if (values.list) {
    process.stdout.write(`${steps.map(({ name }) => name).join('\n')}\n`);
    return;
  }
  endCommandsOnSignals();
  try {
    await installDependencies();
  } catch (error) {
    process.stdout.write(`${error.message}\n\n${summaryLine(failedOnce())}\n`);
    process.exitCode = 1;
    return;
  }

  const began = Date.now();
  const results = await runInLanes(steps, { outputOf: (name) => reportOf(`${name}-output`) });
  const sum = total(results);
  process.stdout.write(`\nAll steps (${seconds(began)}):\n${table(results.map(describe)).join('\n')}\n\n`);
  process.stdout.write(`${summaryLine(sum)}\n`);
  process.exitCode = hasFailed(sum, { allowsSkips: !values['no-skips'] }) ? 1 : 0;
});
