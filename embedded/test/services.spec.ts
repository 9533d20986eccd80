import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Redis from 'ioredis';
import { MongoClient } from 'mongodb';
import { isListening } from '../src/child';
import { temporaryFolder } from './stand-in';

// The first start on a machine without Redis downloads it.
jest.setTimeout(180_000);

interface Running {
  readonly child: ChildProcess;
  readonly mongoUri: string;
  readonly redisUrl: string;
  readonly lines: string[];
  errors(): string;
}

const program = join(__dirname, '../dist/main.services.js');
const cleanEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { MONGODB_URI: _uri, REDIS_URL: _url, DATA_DIR: _dir, ...rest } = process.env;
  return { ...rest, ...env };
};

function run(args: string[], env: NodeJS.ProcessEnv = {}): { child: ChildProcess; errors(): string } {
  const child = spawn(process.execPath, [program, ...args], {
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return { child, errors: () => errors };
}

async function start(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const { child, errors } = run(args, env);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    lines.push(line);
    if (line.startsWith('REDIS_URL=')) break;
  }
  const value = (name: string): string =>
    lines.find((line) => line.startsWith(`${name}=`))!.slice(name.length + 1);
  if (!lines.some((line) => line.startsWith('REDIS_URL='))) throw new Error(`not ready: ${errors()}`);
  return { child, lines, errors, mongoUri: value('MONGODB_URI'), redisUrl: value('REDIS_URL') };
}

const portOf = (url: string): number => Number(new URL(url).port);

async function gone(url: string): Promise<void> {
  while (await isListening(portOf(url))) await new Promise((resolve) => setImmediate(resolve));
}

describe('npm run services', () => {
  const folder = temporaryFolder();

  it('starts both, tells their addresses last, keeps the data, and stops on SIGTERM', async () => {
    for (const round of [1, 2]) {
      const services = await start(['--data', folder, '--stand-in']);
      expect(services.lines.slice(-2)).toEqual([
        `MONGODB_URI=${services.mongoUri}`,
        `REDIS_URL=${services.redisUrl}`,
      ]);
      expect(services.lines).toContain('MongoDB: built-in stand-in, for trying out');
      expect(new URL(services.mongoUri).pathname).toBe('/switchboard');
      const client = await new MongoClient(services.mongoUri).connect();
      await client.db().collection('things').insertOne({ round });
      expect(await client.db().collection('things').countDocuments()).toBe(round);
      await client.close();
      const redis = new Redis(services.redisUrl);
      expect(await redis.incr('rounds')).toBe(round);
      redis.disconnect();
      services.child.kill('SIGTERM');
      expect(await once(services.child, 'exit')).toEqual([0, null]);
      await Promise.all([gone(services.mongoUri), gone(services.redisUrl)]);
    }
  });

  it('refuses a second one on the same data', async () => {
    const first = await start(['--stand-in'], { DATA_DIR: folder });
    const second = run(['--data', folder, '--stand-in']);
    expect((await once(second.child, 'close'))[0]).toBe(1);
    expect(second.errors()).toContain('in use by another MongoDB stand-in');
    first.child.kill('SIGINT');
    expect(await once(first.child, 'exit')).toEqual([0, null]);
  });

  it('names a child that dies, and ends with an error', async () => {
    const services = await start(['--data', folder, '--stand-in']);
    const client = await new MongoClient(services.mongoUri).connect();
    const { pid } = await client.db().command({ serverStatus: 1 });
    await client.close();
    process.kill(Number(pid), 'SIGKILL');
    expect((await once(services.child, 'close'))[0]).toBe(1);
    expect(services.errors()).toContain('MongoDB stand-in ended unexpectedly: signal SIGKILL');
    await gone(services.redisUrl);
  });

  it('leaves no stand-in behind when it is killed, and starts again', async () => {
    const services = await start(['--data', folder, '--stand-in']);
    services.child.kill('SIGKILL');
    await gone(services.mongoUri);
    const next = await start(['--data', folder, '--stand-in']);
    const redis = new Redis(next.redisUrl);
    expect(await redis.get('rounds')).toBe('2');
    redis.disconnect();
    expect(await isListening(portOf(services.redisUrl))).toBe(
      portOf(services.redisUrl) === portOf(next.redisUrl),
    );
    next.child.kill('SIGTERM');
    await once(next.child, 'exit');
  });

  it('starts nothing for addresses that are given', async () => {
    const given = { MONGODB_URI: 'mongodb://db.example/app', REDIS_URL: 'redis://cache.example:6379' };
    const services = await start([], { ...given, NODE_ENV: 'production' });
    expect([services.mongoUri, services.redisUrl]).toEqual([given.MONGODB_URI, given.REDIS_URL]);
    services.child.kill('SIGTERM');
    expect(await once(services.child, 'exit')).toEqual([0, null]);
  });

  it.each<[string, string[], NodeJS.ProcessEnv, number, string]>([
    ['an unknown option', ['--bogus'], {}, 2, "Unknown option '--bogus'"],
    ['a port that is none', ['--mongo-port', '99999'], {}, 2, '--mongo-port takes a port'],
    ['production', ['--data', folder], { NODE_ENV: 'production' }, 1, 'production'],
  ])('refuses %s', async (_name, args, env, code, text) => {
    const refused = run(args, env);
    expect((await once(refused.child, 'close'))[0]).toBe(code);
    expect(refused.errors()).toContain(text);
  });
});
