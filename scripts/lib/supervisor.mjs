import { spawn } from 'node:child_process';
import { once } from 'node:events';

const END_WITH_PARENT = new URL('./end-with-parent.mjs', import.meta.url).href;

function loadFirst(module) {
  const url = new URL('./load-first.mjs', import.meta.url);
  url.searchParams.set('module', module);
  return url.href;
}

/**
 * Keeps the product's processes: starts them, notices the first that dies on its own, stops them all.
 *
 * Each child leads a process group of its own, so a terminal's Ctrl-C reaches only the supervisor, which tells every
 * child once. Should the supervisor itself be killed, the children end with it (see end-with-parent.mjs).
 */
export class Supervisor {
  #children = new Map();
  #stopping = false;
  #announceDeath;

  /** Resolves with `{ name, code, signal }` of the first child that ends without having been told to. */
  death = new Promise((resolve) => (this.#announceDeath = resolve));

  /**
   * @param {string} name what people call it
   * @param {string[]} args Node's own options, the script, the script's arguments
   * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: number | 'inherit' }} options `output`: where both
   *   streams go
   */
  start(name, args, { cwd, output = 'inherit' } = {}) {
    const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
      cwd,
      stdio: ['ignore', output, output, 'ipc'],
      detached: true,
    });
    this.#children.set(name, child);
    const ended = (code, signal) => {
      this.#children.delete(name);
      if (!this.#stopping) this.#announceDeath({ name, code, signal });
    };
    child.once('error', (error) => ended(error.code, null));
    child.once('exit', ended);
    return child;
  }

  /**
   * Starts it so far that it has loaded a CommonJS module of its program.
   *
   * @param {string} module absolute path
   * @returns {Promise<(env: object) => void>} what makes it go on, with that added to its environment
   */
  async load(name, args, module, options) {
    const child = this.start(name, ['--import', loadFirst(module), ...args], options);
    await once(child, 'message');
    return (env) => child.send(env);
  }

  /** SIGTERM to all, SIGKILL to whoever is still there `graceMs` later; resolves when all have ended. */
  async stop({ graceMs = 10_000 } = {}) {
    this.#stopping = true;
    await Promise.all([...this.#children.values()].map((child) => end(child, graceMs)));
  }

  /** At once, without a chance to tidy up. */
  kill() {
    this.#stopping = true;
    for (const child of this.#children.values()) child.kill('SIGKILL');
  }
}

async function end(child, graceMs) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await exit;
  clearTimeout(lastResort);
}
