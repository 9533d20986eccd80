import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import Redis from 'ioredis';
import { MongoClient } from 'mongodb';
import { freePort, isListening } from '../src/child';
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

  /** A `mongod` that checks how it was called, and serves as the real one would, on the stand-in's code. */
  function installMongod(): { path: string; log: string } {
    const bin = join(folder, 'bin');
    const log = join(folder, 'mongod called with');
    mkdirSync(bin, { recursive: true });
    const server = JSON.stringify(join(__dirname, '../dist/index.js'));
    const script = `#!${process.execPath}
      const args = process.argv.slice(2);
      if (args[0] === '--version') {
        console.log('db version v7.0.15');
        process.exit(0);
      }
      require('node:fs').writeFileSync(${JSON.stringify(log)}, JSON.stringify(args));
      const { values } = require('node:util').parseArgs({
        args,
        options: { dbpath: { type: 'string' }, port: { type: 'string' }, bind_ip: { type: 'string' } },
      });
      const { startMongoStandIn } = require(${server});
      startMongoStandIn({ dataDir: values.dbpath, port: Number(values.port) }).then((server) => {
        console.log(JSON.stringify({ c: 'NETWORK', msg: 'Waiting for connections', attr: { port: server.port } }));
        process.once('SIGTERM', () => server.stop().then(() => process.exit(0)));
      });
    `;
    writeFileSync(join(bin, 'mongod'), script, { mode: 0o755 });
    return { path: `${bin}${delimiter}${process.env['PATH']}`, log };
  }

  it('uses a mongod on the PATH, unless it is told not to', async () => {
    const { path, log } = installMongod();
    const data = join(folder, 'a folder with spaces');
    const port = await freePort();
    const services = await start(['--data', data, '--mongo-port', String(port)], { PATH: path });
    expect(services.lines).toContain('MongoDB: private mongod 7.0.15');
    expect(services.mongoUri).toBe(`mongodb://127.0.0.1:${port}/switchboard`);
    expect(JSON.parse(readFileSync(log, 'utf8'))).toEqual([
      ...['--dbpath', join(data, 'mongodb')],
      ...['--port', String(port)],
      ...['--bind_ip', '127.0.0.1'],
    ]);
    const client = await new MongoClient(services.mongoUri).connect();
    await client.db().collection('things').insertOne({ a: 1 });
    await client.close();
    services.child.kill('SIGTERM');
    expect(await once(services.child, 'exit')).toEqual([0, null]);
    await gone(services.mongoUri);

    const standIn = await start(['--data', data, '--stand-in'], { PATH: path });
    expect(standIn.lines).toContain('MongoDB: built-in stand-in, for trying out');
    standIn.child.kill('SIGTERM');
    expect(await once(standIn.child, 'exit')).toEqual([0, null]);
  });

  it('uses the ports it is given, and says when one is taken', async () => {
    const data = join(folder, 'given ports');
    const [mongoPort, redisPort] = [await freePort(), await freePort()];
    const ports = ['--mongo-port', String(mongoPort), '--redis-port', String(redisPort), '--stand-in'];
    const services = await start(['--data', data, ...ports]);
    expect([portOf(services.mongoUri), portOf(services.redisUrl)]).toEqual([mongoPort, redisPort]);
    const other = join(folder, 'another');
    for (const [taken, text] of [
      [['--mongo-port', String(mongoPort)], `EADDRINUSE: address already in use 127.0.0.1:${mongoPort}`],
      [['--redis-port', String(redisPort)], `Port ${redisPort} is taken by another program`],
    ] as const) {
      const refused = run(['--data', other, '--stand-in', ...taken]);
      expect((await once(refused.child, 'close'))[0]).toBe(1);
      expect(refused.errors()).toContain(text);
    }
    services.child.kill('SIGTERM');
    expect(await once(services.child, 'exit')).toEqual([0, null]);
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
