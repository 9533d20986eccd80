import { mkdir, realpath } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { claimDataFolder, type DataFolderClaim } from './data-folder-claim';
import { findRedis, type RedisBinary } from './find-redis';
import { markProcess } from './process-birth';
import { PortTakenError, type RedisProcess, spawnRedis } from './redis-process';

const PORT_ATTEMPTS = 5;

export interface StartRedisOptions {
  /** The data goes into its subfolder `redis`. */
  dataDir: string;
  /** On the loopback; by default a free one. */
  port?: number;
  /** Where Debian's package is unpacked when there is no Redis; by default a folder of the user's cache. */
  cacheDir?: string;
  log?: (line: string) => void;
  /** Called once when Redis ends without having been stopped, with the reason and the end of its log. */
  onExit?: (reason: string) => void;
}

export interface RunningRedis {
  /** `redis://127.0.0.1:<port>` */
  url: string;
  /** `private redis-server 7.0.15` */
  description: string;
  /** Resolves when everything is written and Redis has ended; harmless when repeated. */
  stop(): Promise<void>;
}

/**
 * Runs a real Redis for this process alone, for trying out and for tests: on the loopback, append-only file on,
 * nothing ever evicted, data in `<dataDir>/redis`. One that an earlier, killed process left there is shut down first.
 * Resolves when it answers. Rejects, with a text for people, in production, when no Redis can be had, when another
 * living process uses the data, when `port` is taken, and when Redis does not come up within 30 s.
 */
export async function startRedis(options: StartRedisOptions): Promise<RunningRedis> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('A private Redis is for trying out and for tests. In production, set REDIS_URL.');
  }
  const log = options.log ?? (() => undefined);
  const folder = join(options.dataDir, 'redis');
  await mkdir(folder, { recursive: true });
  // Redis names its folder without symbolic links, and is recognised by it.
  const dataFolder = await realpath(folder);
  const claim = await claimDataFolder(dataFolder, log);
  try {
    const binary = await findRedis({ cacheDir: options.cacheDir, log });
    const { redis, port } = await launch(binary, dataFolder, claim, options.port);
    return superviseRedis(redis, port, binary, claim, options.onExit);
  } catch (error) {
    await claim.release();
    throw error;
  }
}

function superviseRedis(
  redis: RedisProcess,
  port: number,
  binary: RedisBinary,
  claim: DataFolderClaim,
  onExit: StartRedisOptions['onExit'],
): RunningRedis {
  let isStopping = false;
  const ended = redis.exited.then(async (reason) => {
    try {
      await claim.release();
    } finally {
      if (!isStopping) onExit?.(reason);
    }
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    description: `private ${binary.description}`,
    async stop() {
      isStopping = true;
      await redis.stop();
      await ended;
    },
  };
}

async function launch(binary: RedisBinary, folder: string, claim: DataFolderClaim, wantedPort?: number) {
  for (let attempt = 1; ; attempt++) {
    const port = wantedPort ?? (await freePort());
    // The port before the start, so that even a kill right after it leaves a trace to find this Redis by.
    await claim.recordServer({ port });
    const redis = await spawnRedis(binary, folder, port);
    try {
      await claim.recordServer({ port, process: await markProcess(redis.pid) });
      await redis.untilReady();
      return { redis, port };
    } catch (error) {
      await redis.stop();
      if (!(error instanceof PortTakenError)) throw error;
      if (wantedPort !== undefined)
        throw new Error(`Port ${port} is taken by another program.`, { cause: error });
      if (attempt >= PORT_ATTEMPTS) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
