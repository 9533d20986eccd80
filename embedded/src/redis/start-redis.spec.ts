import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Redis from 'ioredis';
import { type RunningRedis, startRedis, type StartRedisOptions } from './start-redis';

jest.setTimeout(120_000);

const path = process.env.PATH;
let sandbox: string;
let dataDir: string;
let cleanUps: (() => unknown)[];

beforeEach(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'start-redis-'));
  dataDir = join(sandbox, 'data with späces');
  cleanUps = [];
});

afterEach(async () => {
  process.env.PATH = path;
  process.env.NODE_ENV = 'test';
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  rmSync(sandbox, { recursive: true, force: true });
});

describe('a private Redis', () => {
  it('answers on the loopback, keeps everything and evicts nothing', async () => {
    const redis = await start();
    const client = connect(redis.url);
    expect(redis.url).toMatch(/^redis:\/\/127\.0\.0\.1:\d+$/);
    expect(redis.description).toMatch(/^private (redis|valkey)-server \d+\.\d+/);
    expect(await client.ping()).toBe('PONG');
    expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    expect(await client.config('GET', 'appendfsync')).toEqual(['appendfsync', 'everysec']);
    expect(await client.config('GET', 'save')).toEqual(['save', '']);
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await client.config('GET', 'bind')).toEqual(['bind', '127.0.0.1']);
  });

  it('still has its data at the next start', async () => {
    const first = await start();
    await connect(first.url).set('greeting', 'hello');
    await first.stop();
    await first.stop();
    const second = await start();
    expect(await connect(second.url).get('greeting')).toBe('hello');
  });

  it('takes the port it is given, and says so when that one is taken', async () => {
    const other = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(`Port ${port} is taken`);
    other.close();
    await once(other, 'close');
    expect((await start({ port })).url).toBe(`redis://127.0.0.1:${port}`);
  });

  it('tells when it ends without having been stopped, and can then be started again', async () => {
    const reason = new Promise<string>((resolve) => {
      void start({ onExit: resolve }).then(async ({ url }) => process.kill(await pidOf(url), 'SIGKILL'));
    });
    expect(await reason).toMatch(/-server .* ended by SIGKILL/);
    await start();
  });

  it('does not tell when it was stopped', async () => {
    const onExit = jest.fn();
    await (await start({ onExit })).stop();
    expect(onExit).not.toHaveBeenCalled();
  });

  it('is refused in production', async () => {
    process.env.NODE_ENV = 'production';
    await expect(start()).rejects.toThrow('set REDIS_URL');
  });

  it('says how to get a Redis when there is none, and leaves the data folder free', async () => {
    process.env.PATH = sandbox;
    await expect(start()).rejects.toThrow(/brew install redis[^]*apt install redis-server[^]*REDIS_URL/);
    process.env.PATH = path;
    await start();
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

async function pidOf(url: string): Promise<number> {
  return Number(/^process_id:(\d+)/m.exec(await connect(url).info('server'))?.[1]);
}
