import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { inRepository } from './repository.mjs';

const running = new Set();

/** Ends what a command left behind too: each runs in a process group of its own. */
function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

export function killRunningCommands(signal = 'SIGKILL') {
  for (const child of running) killGroup(child, signal);
}

/** Ctrl-C ends whatever is being installed, built or tested, and then this process. Returns how to undo it. */
export function endCommandsOnSignals() {
  const end = (signal) => {
    killRunningCommands();
    process.exit(128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal]);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

/**
 * Runs a program to its end, without standard input.
 *
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: number | 'ignore' | 'inherit', limitMs?: number,
 *   yields?: boolean }} options `output` takes both streams: a file descriptor, or nothing; `limitMs` kills it after
 *   that time; with `yields` it lets other programs have the processor first.
 * @returns {Promise<{ code: number, timedOut: boolean }>} code 127 when the program can't be started.
 */
export function run(program, args, options = {}) {
  const { cwd = inRepository(), env = {}, output = 'inherit', limitMs, yields } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output === 'inherit' ? 'inherit' : output],
      detached: true,
    });
    running.add(child);
    if (yields && child.pid) yieldToOthers(child.pid);
    let timedOut = false;
    const limit =
      limitMs &&
      setTimeout(() => {
        timedOut = true;
        killGroup(child, 'SIGKILL');
      }, limitMs);
    const finish = (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, timedOut });
    };
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      finish(127);
    });
    child.once('exit', (code, signal) => {
      killGroup(child, 'SIGKILL');
      finish(code ?? (signal ? 1 : 0));
    });
  });
}

/** The others have the processor first. */
function yieldToOthers(pid) {
  const least = os.constants.priority.PRIORITY_LOW;
  os.setPriority(pid, least);
  try {
    // Each command is a session of its own, and where Linux shares its time among sessions, they have priorities, too.
    writeFileSync(`/proc/${pid}/autogroup`, String(least));
  } catch {
    // It does not.
  }
}

/** Runs npm: the one that runs this script, so that a version manager's choice holds. */
export function runNpm(args, options) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return run(process.execPath, [own, ...args], options);
  return run('npm', args, options);
}
