import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { closeAfterSuite } from '../../e2e/support/cleanup';
import { leaksIn } from '../../e2e/support/confidential';
import { eventually } from '../../e2e/support/eventually';
import { freePort } from '../../e2e/support/free-port';
import { makeNginxFolder, plainUpstreams, writeUpstreams, type NginxOptions } from './nginx-folder';
import { dyingWithThisProcess, nginxArguments, nginxPath } from './nginx-program';

/** A port may be taken between choosing and listening. */
const PORT_ATTEMPTS = 3;
/** Milliseconds. */
const STOPPED_WITHIN = 10_000;

/** What the access log has about one request. */
export interface AccessLine {
  correlationId: string;
  address: string;
  method: string;
  path: string;
  status: number;
  upstream: string;
}

/** An nginx with the repository's configuration for a plain machine, stopped after the suite. */
export class Nginx {
  private readonly forget = closeAfterSuite('servers', () => this.stop());
  private readonly exited: Promise<void>;

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {
    this.exited = new Promise((done) => child.once('close', () => done()));
    const endWithThisProcess = (): void => void child.kill('SIGTERM');
    process.once('exit', endWithThisProcess);
    void this.exited.then(() => process.off('exit', endWithThisProcess));
  }

  static async start(options: NginxOptions): Promise<Nginx> {
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort();
      const folder = await makeNginxFolder(options, port);
      const nginx = new Nginx(`http://127.0.0.1:${port}`, folder, await launch(folder));
      await eventually('nginx answers', () => nginx.hasExited || nginx.answers());
      if (!nginx.hasExited) return nginx;
      const problem = await nginx.errorLog();
      await nginx.stop();
      if (attempt === PORT_ATTEMPTS || !problem.includes('Address already in use')) {
        throw new Error(`nginx ended:\n${problem}`);
      }
    }
  }

  /** Everything that it wrote to stdout. */
  accessLog(): Promise<string> {
    return readFile(join(this.folder, 'stdout'), 'utf8');
  }

  /** Everything that it wrote to stderr. */
  errorLog(): Promise<string> {
    return readFile(join(this.folder, 'stderr'), 'utf8');
  }

  /** The lines of its access log that there are so far. */
  async accessLines(): Promise<AccessLine[]> {
    const lines = (await this.accessLog()).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as AccessLine);
  }

  /**
   * Other API processes, by the procedure in upstreams.conf. Resolves when the old processes of nginx, which know the
   * old addresses, take no more connections.
   */
  async switchTo(apiPorts: number[]): Promise<void> {
    const old = await this.noticed(/start worker process (\d+)/g);
    await writeUpstreams(this.folder, await plainUpstreams(apiPorts));
    this.child.kill('SIGHUP');
    await eventually('the old processes of nginx take no connections', async () => {
      const leaving = await this.noticed(/(\d+)#\d+: gracefully shutting down/g);
      return old.every((pid) => leaving.includes(pid));
    });
  }

  /** SIGTERM, and SIGKILL if that is not enough. @throws Error when a log gives away what was told in confidence. */
  async stop(): Promise<void> {
    this.forget();
    if (!this.hasExited) {
      this.child.kill('SIGTERM');
      const timer = setTimeout(() => this.child.kill('SIGKILL'), STOPPED_WITHIN);
      await this.exited;
      clearTimeout(timer);
    }
    const leaks = leaksIn((await this.accessLog()) + (await this.errorLog()));
    if (leaks.length) throw new Error(`The log of nginx shows ${leaks.join('; ')}`);
    await rm(this.folder, { recursive: true, force: true });
  }

  private get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async answers(): Promise<boolean> {
    await fetch(`${this.url}/api/health/live`, { redirect: 'manual' });
    return true;
  }

  /** What a pattern finds in the log of what happens to nginx's processes. */
  private async noticed(pattern: RegExp): Promise<string[]> {
    const notices = await readFile(noticesOf(this.folder), 'utf8');
    return [...notices.matchAll(pattern)].map(([, pid]) => String(pid));
  }
}

function noticesOf(folder: string): string {
  return join(folder, 'notices');
}

async function launch(folder: string): Promise<ChildProcess> {
  const args = nginxArguments(folder, `daemon off; error_log ${noticesOf(folder)} notice;`);
  const words = [...(await dyingWithThisProcess()), nginxPath(), ...args];
  // Files, because it opens /dev/stdout by name, and Node's pipes cannot be opened so.
  const output = ['stdout', 'stderr'].map((name) => openSync(join(folder, name), 'a'));
  const child = spawn(words[0]!, words.slice(1), { stdio: ['ignore', ...output] });
  output.forEach((descriptor) => closeSync(descriptor));
  return child;
}
