import { parseArgs } from 'node:util';
import { startServices, type ServicesOptions } from './services';

const usage = 'Usage: npm run services -- [--data DIR] [--mongo-port N] [--redis-port N] [--stand-in]';

class UsageError extends Error {}

function port(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new UsageError(`--${name} takes a port from 1 to 65535, not "${text}"`);
}

function readOptions(args: string[]): ServicesOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        'mongo-port': { type: 'string' },
        'redis-port': { type: 'string' },
        'stand-in': { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const mongoPort = port('mongo-port', values['mongo-port']);
  const redisPort = port('redis-port', values['redis-port']);
  const { MONGODB_URI, REDIS_URL, DATA_DIR } = process.env;
  return {
    dataDir: values.data ?? (DATA_DIR || '.data'),
    standIn: values['stand-in'] ?? false,
    ...(mongoPort === undefined ? {} : { mongoPort }),
    ...(redisPort === undefined ? {} : { redisPort }),
    ...(MONGODB_URI ? { mongoUri: MONGODB_URI } : {}),
    ...(REDIS_URL ? { redisUrl: REDIS_URL } : {}),
  };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  // Settled by a signal (exit code 0) or by the end of a child (1), also while the start is still under way.
  let end: (exitCode: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0));
  const services = await startServices({
    ...options,
    log: (line) => console.log(line),
    onExit: (name, reason) => {
      console.error(`${name} ended unexpectedly: ${reason}`);
      end(1);
    },
  });
  console.log(`MongoDB: ${services.mongo.description}`);
  console.log(`Redis: ${services.redis.description}`);
  console.log(`MONGODB_URI=${services.mongo.uri}`);
  console.log(`REDIS_URL=${services.redis.url}`);
  const exitCode = await ended;
  await services.stop();
  process.exit(exitCode);
}

// A pending promise alone does not keep the process, where both stores are external.
const keepAlive = setInterval(() => undefined, 1 << 30);

main().catch((error: Error) => {
  clearInterval(keepAlive);
  const isUsage = error instanceof UsageError;
  console.error(isUsage ? `${error.message}\n${usage}` : error.message);
  process.exit(isUsage ? 2 : 1);
});
