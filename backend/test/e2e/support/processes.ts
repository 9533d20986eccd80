import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closeAfterSuite } from './cleanup';
import { leaksIn } from './confidential';
import { eventually } from './eventually';
import { freePort } from './free-port';
import { TEST_ENVIRONMENT, type TestEnvironment } from './test-environment';

/** Ends a process with the one that started it. */
const END_WITH_PARENT = pathToFileURL(resolve(__dirname, '../../../../scripts/lib/end-with-parent.mjs')).href;

const DIST = resolve(__dirname, '../../../dist');

/** Milliseconds. */
const READY_WITHIN = 20_000;
const STOPPED_WITHIN = 10_000;
/** A port may be taken between choosing and listening. */
const PORT_ATTEMPTS = 3;

/** A built process of the product, started by a suite and stopped after it at the latest. */
export class RunningProcess {
  private output = '';
  private readonly exited: Promise<void>;
  private readonly forget: () => void;

  constructor(
    readonly name: string,
    /** `http://127.0.0.1:<port>`: the API's, or a worker's health and metrics. */
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.exited = new Promise((done) => child.once('close', () => done()));
    this.forget = closeAfterSuite('servers', () => this.stop());
    closeAfterSuite('logs', () => this.refuseLeaks());
  }

  /** Everything that it wrote to stdout and stderr. */
  get log(): string {
    return this.output;
  }

  /** Its log, line by line, without what is no JSON. */
  get logLines(): Record<string, unknown>[] {
    return this.output
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** @throws Error when its log gives away what it was told in confidence. */
  refuseLeaks(): void {
    const leaks = leaksIn(this.output);
    if (leaks.length) throw new Error(`The log of the ${this.name} shows ${leaks.join('; ')}`);
  }

  /** SIGTERM, then waits for the exit. @throws Error when it has to be killed. */
  async stop(): Promise<void> {
    this.forget();
    if (this.hasExited) return this.exited;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOPPED_WITHIN);
    await this.exited;
    clearTimeout(timer);
    if (this.child.signalCode === 'SIGKILL') {
      throw new Error(`${this.name} did not stop within ${STOPPED_WITHIN} ms:\n${this.output}`);
    }
  }

  /** SIGKILL: nothing in it runs any more when this resolves. */
  async kill(): Promise<void> {
    this.forget();
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** SIGSTOP, as a machine that hangs. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** @throws Error with its output when it ends or is not ready in time. */
  async becomeReady(): Promise<this> {
    const isReady = async (): Promise<boolean> =>
      this.hasExited || (await fetch(`${this.url}/api/health/ready`)).status === 200;
    try {
      await eventually(`${this.name} is ready`, isReady, READY_WITHIN);
    } catch (cause) {
      await this.kill();
      throw new Error(`${this.name} was not ready within ${READY_WITHIN} ms:\n${this.output}`, { cause });
    }
    if (this.hasExited) {
      await this.stop();
      throw new Error(`${this.name} ended with code ${this.exitCode}:\n${this.output}`);
    }
    return this;
  }
}

export interface EndedProcess {
  /** null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the built API on a free port and waits until it is ready. `env` must name the stores. */
export function startApi(env: TestEnvironment): Promise<RunningProcess> {
  return start('API', 'main.api.js', 'PORT', env);
}

/** Starts a built worker and waits until its health port says it is ready. `env` must name the stores. */
export function startWorker(env: TestEnvironment): Promise<RunningProcess> {
  return start('worker', 'main.worker.js', 'HEALTH_PORT', env);
}

/** Runs a built program that ends by itself, such as `main.seed.js`. */
export async function runToEnd(
  file: string,
  env: TestEnvironment,
  args: string[] = [],
): Promise<EndedProcess> {
  const child = spawn(process.execPath, [builtScript(file), ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const forget = closeAfterSuite('servers', () => void child.kill('SIGKILL'));
  const ended: EndedProcess = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
  ended.code = await new Promise((resolve) => child.once('close', resolve));
  forget();
  return ended;
}

async function start(
  name: string,
  file: string,
  portVariable: 'PORT' | 'HEALTH_PORT',
  env: TestEnvironment,
): Promise<RunningProcess> {
  const script = builtScript(file);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = launch(script, { ...env, [portVariable]: String(port) });
    const running = new RunningProcess(name, `http://127.0.0.1:${port}`, child);
    try {
      return await running.becomeReady();
    } catch (error) {
      if (attempt === PORT_ATTEMPTS || !running.log.includes('EADDRINUSE')) throw error;
    }
  }
}

function builtScript(file: string): string {
  const script = resolve(DIST, file);
  if (!existsSync(script)) throw new Error(`${script} is missing; run "npm run build -w backend" first`);
  return script;
}

/** With nothing of the developer's own environment, and tied to Jest's life by an IPC channel. */
function launch(script: string, env: TestEnvironment): ChildProcess {
  return spawn(process.execPath, ['--import', END_WITH_PARENT, script], {
    env: { PATH: process.env.PATH, ...TEST_ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
