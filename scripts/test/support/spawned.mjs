import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** A folder that is gone after the test. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'switchboard-scripts-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a Node program; `output` holds both streams so far. It does not outlive the test. */
export function runNode(t, args, options = {}) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const program = {
    child,
    output: '',
    exit: once(child, 'close').then(([code, signal]) => ({ code, signal })),
    /** Resolves when the output matches; rejects when the program ends before it does. */
    async printed(pattern) {
      while (!pattern.test(program.output)) {
        const ended = await Promise.race([
          program.exit,
          once(child.stdout, 'data').then(() => null),
          once(child.stderr, 'data').then(() => null),
        ]);
        if (ended && !pattern.test(program.output))
          throw new Error(`ended without ${pattern}:\n${program.output}`);
      }
    },
  };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (program.output += text));
  t.after(() => child.kill('SIGKILL'));
  return program;
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
