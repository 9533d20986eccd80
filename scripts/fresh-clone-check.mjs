// npm run check:fresh-clone: what somebody sees who has just cloned the last commit. `-- --no-test` leaves npm test out.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { CommandError, runCommand } from './lib/command-error.mjs';
import { say, seconds, table } from './lib/console.mjs';
import { anyFreePort } from './lib/ports.mjs';
import { repositoryRoot } from './lib/repository.mjs';
import { endCommandsOnSignals, run } from './lib/run.mjs';

const COLD_LIMIT_S = 150;
const WARM_LIMIT_S = 5;

const summary = [];
let failures = 0;
function note(what, took, isRight = true) {
  summary.push([isRight ? 'ok' : 'FAILED', what, took]);
  if (!isRight) failures += 1;
}

/** What npm tells the scripts that it runs, and what would point the clone to somebody's stores. */
const NOT_INHERITED =
  /^(npm_(package|lifecycle)_.*|npm_command|npm_execpath|npm_node_execpath|npm_config_local_prefix|INIT_CWD|NODE_ENV|MONGODB_URI|REDIS_URL|JWT_SECRET|DATA_DIR|HOST)$/i;

const cleanEnvironment = (extra) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name))),
  ...extra,
});

async function startUntilReady(clone, env) {
  const began = Date.now();
  const npm = spawn('npm', ['start'], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const killGroup = () => {
    if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGKILL');
  };
  process.on('exit', killGroup);
  const exit = once(npm, 'exit');
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: npm.stdout }).on('line', (line) => {
      say(line);
      const ready = /^Switchboard is ready: (\S+)$/.exec(line);
      if (ready) resolve(ready[1]);
    });
    exit.then(
      ([code]) => reject(new CommandError(`npm start ended with exit code ${code} before it was ready.`)),
      reject,
    );
  });
  const took = (Date.now() - began) / 1000;
  return {
    address,
    took,
    /** As a terminal does it: SIGINT to the whole foreground group. */
    async pressCtrlC() {
      process.kill(-npm.pid, 'SIGINT');
      const [code] = await exit;
      process.off('exit', killGroup);
      return code;
    },
  };
}

async function checkProduct(address) {
  const page = await fetch(address, { headers: { accept: 'text/html' } });
  const html = await page.text();
  note('/ serves the app', `status ${page.status}`, page.ok && /<script[^>]+src=/.test(html));

  const login = await fetch(`${address}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'customer1@example.com', password: 'customer123' }),
  });
  const { data } = await login.json();
  note('a demo customer signs in', `status ${login.status}`, login.ok && Boolean(data?.token));
}

await runCommand(async () => {
  const { values } = parseArgs({ options: { 'no-test': { type: 'boolean', default: false } } });
  endCommandsOnSignals();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'switchboard-clone-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const clone = path.join(folder, 'switchboard');

  const cloned = await run('git', ['clone', '--quiet', '--no-local', repositoryRoot, clone], { cwd: folder });
  if (cloned.code !== 0) throw new CommandError('Cloning failed; the repository needs a commit.');
  const env = cleanEnvironment({
    npm_config_cache: path.join(folder, 'npm-cache'),
    PORT: String(await anyFreePort()),
  });

  for (const [what, limit] of [
    ['the first npm start', COLD_LIMIT_S],
    ['the second npm start', WARM_LIMIT_S],
  ]) {
    say(`\n━━━━ ${what} ━━━━`);
    const product = await startUntilReady(clone, env);
    note(`${what} is ready within ${limit} s`, `${product.took.toFixed(1)} s`, product.took <= limit);
    await checkProduct(product.address);
    const code = await product.pressCtrlC();
    note('Ctrl-C stops it', `exit code ${code}`, code === 0);
  }

  if (!values['no-test']) {
    say('\n━━━━ npm test ━━━━');
    const began = Date.now();
    const npm = spawn('npm', ['test'], {
      cwd: clone,
      env: { ...env, PORT: undefined },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code] = await once(npm, 'exit');
    note('npm test passes', seconds(began), code === 0);
  }

  process.stdout.write(`\n${table(summary).join('\n')}\n`);
  process.exit(failures > 0 ? 1 : 0);
});
