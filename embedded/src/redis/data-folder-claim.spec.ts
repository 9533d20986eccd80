import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Redis from 'ioredis';
import { findRedis } from './find-redis';
import { becomesTrue } from './poll';
import { markProcess } from './process-birth';
import { type RunningRedis, startRedis, type StartRedisOptions } from './start-redis';

jest.setTimeout(120_000);

const hasSetpriv = existsSync('/usr/bin/setpriv');
let sandbox: string;
let dataDir: string;
let cleanUps: (() => unknown)[];

beforeEach(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'start-redis-'));
  dataDir = join(sandbox, 'data with späces');
  cleanUps = [];
});

afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  rmSync(sandbox, { recursive: true, force: true });
});

describe('one data folder', () => {
  it('is refused to a second start in the same process', async () => {
    await start();
    await expect(start()).rejects.toThrow(`(pid ${process.pid}) already keeps its Redis data in`);
  });

  it('goes to exactly one of several that start at once, also over a stale record', async () => {
    leaveRecord({ owner: { pid: process.pid, birth: 'another boot' } });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => start()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(recordFiles()).toEqual(['owner.8.json']);
  });

  it('is refused while another process lives, and taken over with its data when that one was killed', async () => {
    const { parent, url } = await startInAnotherProcess(await pathWithNothingButRedis());
    await connect(url).set('greeting', 'from before the crash');
    const orphanPid = recordedServerPid();
    await expect(start()).rejects.toThrow(`(pid ${parent.pid}) already keeps its Redis data in`);

    await killHard(parent);
    // Else this would not be about an orphan.
    expect(await markProcess(orphanPid)).toBeDefined();
    const lines: string[] = [];
    const redis = await start({ log: (line) => lines.push(line) });

    expect(lines.join()).toContain('left behind');
    expect(await markProcess(orphanPid)).toBeUndefined();
    expect(await connect(redis.url).get('greeting')).toBe('from before the crash');
  });

  it('ends an orphan that does not answer any more', async () => {
    const { parent } = await startInAnotherProcess(await pathWithNothingButRedis());
    const orphanPid = recordedServerPid();
    process.kill(orphanPid, 'SIGSTOP');
    await killHard(parent);
    await start();
    expect(await markProcess(orphanPid)).toBeUndefined();
  });

  it('leaves alone a stranger that got the pid of an earlier Redis, and another Redis that got its port', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    cleanUps.push(() => killHard(stranger));
    const otherRedis = await start({ dataDir: join(sandbox, 'other') });
    leaveRecord({
      owner: { pid: stranger.pid, birth: 'another boot' },
      server: {
        port: Number(new URL(otherRedis.url).port),
        process: { pid: stranger.pid, birth: 'another boot' },
      },
    });
    await start();
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    expect(await connect(otherRedis.url).ping()).toBe('PONG');
  });

  (hasSetpriv ? it : it.skip)('outlives no killed parent where the kernel can see to it', async () => {
    const { parent } = await startInAnotherProcess(process.env.PATH ?? '');
    const pid = recordedServerPid();
    await killHard(parent);
    expect(await becomesTrue(async () => !(await markProcess(pid)), 10_000)).toBe(true);
  });
});

async function start(options: Partial<StartRedisOptions> = {}): Promise<RunningRedis> {
  const redis = await startRedis({ dataDir, ...options });
  cleanUps.push(() => redis.stop());
  return redis;
}

function connect(url: string): Redis {
  const client = new Redis(url, { retryStrategy: () => null });
  // A server that is stopped or killed under it is what these tests are about.
  client.on('error', () => undefined);
  cleanUps.push(() => {
    // On a connection that has closed already, it would leave a timer behind.
    if (client.status !== 'end') client.disconnect();
  });
  return client;
}

/** Without setpriv on it, so that a Redis outlives its killed parent as it does on macOS. */
async function pathWithNothingButRedis(): Promise<string> {
  const { command, env } = await findRedis({ log: () => undefined });
  const folder = join(sandbox, 'bin');
  mkdirSync(folder);
  const script = `#!/bin/sh\nexport LD_LIBRARY_PATH="${env.LD_LIBRARY_PATH ?? ''}"\nexec "${command}" "$@"\n`;
  writeFileSync(join(folder, 'redis-server'), script, { mode: 0o755 });
  return folder;
}

async function startInAnotherProcess(PATH: string): Promise<{ parent: ChildProcess; url: string }> {
  const script = `require('./start-redis.js').startRedis({ dataDir: process.argv[1] }).then(({ url }) => console.log(url))`;
  const parent = spawn(process.execPath, ['-e', script, dataDir], {
    cwd: join(__dirname, '../../dist/redis'),
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUps.push(() => killHard(parent));
  if (!parent.stdout) throw new Error('the other process has no output');
  const [url] = (await Promise.race([
    once(createInterface(parent.stdout), 'line'),
    once(parent, 'exit').then(([code]) => Promise.reject(new Error(`the other process ended with ${code}`))),
  ])) as [string];
  return { parent, url };
}

async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

function recordFiles(): string[] {
  return readdirSync(join(dataDir, 'redis')).filter((name) => name.startsWith('owner'));
}

function recordedServerPid(): number {
  const [file = ''] = recordFiles();
  const record = JSON.parse(readFileSync(join(dataDir, 'redis', file), 'utf8')) as {
    server: { process: { pid: number } };
  };
  return record.server.process.pid;
}

function leaveRecord(record: object): void {
  mkdirSync(join(dataDir, 'redis'), { recursive: true });
  writeFileSync(join(dataDir, 'redis', 'owner.7.json'), JSON.stringify(record));
}
