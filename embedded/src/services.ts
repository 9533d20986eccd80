import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { startMongod } from './mongo/mongod';
import { startStandInProcess } from './mongo/stand-in-process';
import { findOnPath } from './programs';
import { startRedis } from './redis/start-redis';

export interface ServicesOptions {
  /** Holds everything that is stored. */
  readonly dataDir: string;
  /** Ports; free ones by default. */
  readonly mongoPort?: number;
  readonly redisPort?: number;
  /** Uses the stand-in even where a `mongod` is on the PATH. */
  readonly standIn?: boolean;
  /** A server that runs already; then none is started. */
  readonly mongoUri?: string;
  readonly redisUrl?: string;
  /** Where a downloaded Redis is kept; `$XDG_CACHE_HOME/switchboard` by default. */
  readonly cacheDir?: string;
  /** Takes lines that tell people what goes on. */
  readonly log?: (line: string) => void;
  /** Called when a started service ends without having been asked to. */
  readonly onExit?: (name: string, reason: string) => void;
}

export interface Services {
  readonly mongo: {
    readonly uri: string;
    readonly kind: 'external' | 'mongod' | 'stand-in';
    readonly description: string;
  };
  readonly redis: {
    readonly url: string;
    readonly kind: 'external' | 'private';
    readonly description: string;
  };
  /** Stops what was started here, in order, and resolves when it is gone. */
  stop(): Promise<void>;
}

const external = 'given by the environment';

type Mongo = Services['mongo'];
type Redis = Services['redis'];
type Stop = () => Promise<void>;

/** Starts one service unless a URI names one, and notes in `stops` how to end it. */
async function startMongo(
  options: ServicesOptions,
  dataDir: string,
  onExit: ExitListener,
  stops: Stop[],
): Promise<Mongo> {
  const { mongoUri, mongoPort } = options;
  if (mongoUri !== undefined) return { uri: mongoUri, kind: 'external', description: external };
  const mongod = options.standIn ? undefined : findOnPath('mongod');
  const service = await (mongod === undefined
    ? startStandInProcess(dataDir, mongoPort)
    : startMongod(mongod, dataDir, mongoPort));
  const kind = mongod === undefined ? 'stand-in' : 'mongod';
  stops.push(() => service.stop());
  void service.exited.then((reason) => onExit(mongod === undefined ? 'MongoDB stand-in' : 'mongod', reason));
  return { uri: service.address, kind, description: service.description };
}

async function startOwnRedis(
  options: ServicesOptions,
  dataDir: string,
  onExit: ExitListener,
  stops: Stop[],
): Promise<Redis> {
  const { redisUrl, redisPort, cacheDir, log } = options;
  if (redisUrl !== undefined) return { url: redisUrl, kind: 'external', description: external };
  const service = await startRedis({
    dataDir,
    ...(redisPort === undefined ? {} : { port: redisPort }),
    ...(cacheDir === undefined ? {} : { cacheDir }),
    ...(log === undefined ? {} : { log }),
    onExit: (reason) => onExit('redis-server', reason),
  });
  stops.push(() => service.stop());
  return { url: service.url, kind: 'private', description: service.description };
}

type ExitListener = (name: string, reason: string) => void;

/** Starts MongoDB and Redis, or what stands in for them, except for those that a URI names; both or neither. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const needsOwn = options.mongoUri === undefined || options.redisUrl === undefined;
  if (needsOwn && process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'Private stores are for trying out and for tests. In production set MONGODB_URI and REDIS_URL.',
    );
  }
  const dataDir = resolve(options.dataDir);
  if (needsOwn) mkdirSync(dataDir, { recursive: true });
  const stops: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= Promise.all(stops.map((end) => end())).then(() => undefined));
  const onExit: ExitListener = (name, reason) => {
    if (stopping === undefined) options.onExit?.(name, reason);
  };
  const [mongo, redis] = await Promise.allSettled([
    startMongo(options, dataDir, onExit, stops),
    startOwnRedis(options, dataDir, onExit, stops),
  ]);
  if (mongo.status === 'fulfilled' && redis.status === 'fulfilled')
    return { mongo: mongo.value, redis: redis.value, stop };
  await stop();
  throw mongo.status === 'rejected' ? mongo.reason : (redis as PromiseRejectedResult).reason;
}
