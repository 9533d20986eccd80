import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inRepository } from './repository.mjs';

const END_WITH_PARENT = new URL('./end-with-parent.mjs', import.meta.url).href;

/** What would make a trial run use, or fill, somebody's real stores. */
const NOT_INHERITED = ['NODE_ENV', 'MONGODB_URI', 'REDIS_URL', 'JWT_SECRET', 'DATA_DIR', 'HOST', 'PORT'];

/**
 * `npm start` for a test, with stores and data of its own.
 *
 * @returns {Promise<{ address: string, stop(): Promise<number> }>} once it is ready; `stop` presses Ctrl-C and
 *   resolves with the exit code
 */
export async function startTrialProduct({ dataDir, port, env = {} }) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name)),
  );
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, inRepository('scripts/start.mjs')], {
    cwd: inRepository(),
    env: { ...inherited, DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
  });
  const exit = once(child, 'exit');
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      process.stdout.write(`${line}\n`);
      const ready = /^Switchboard is ready: (\S+)$/.exec(line);
      if (ready) resolve(ready[1]);
    });
    exit.then(
      ([code]) => reject(new Error(`npm start ended with exit code ${code} before it was ready`)),
      reject,
    );
  });
  return {
    address,
    async stop() {
      child.kill('SIGINT');
      const [code] = await exit;
      return code;
    },
  };
}
