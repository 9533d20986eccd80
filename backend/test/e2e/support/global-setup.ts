import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rememberStores, SHARED_MONGODB_URI, SHARED_REDIS_URL } from './shared-stores';

/** The part of `embedded` that the tests use. */
interface Embedded {
  startServices(options: {
    dataDir: string;
    mongoUri?: string;
    redisUrl?: string;
    log: (line: string) => void;
  }): Promise<{ mongo: { uri: string }; redis: { url: string }; stop(): Promise<void> }>;
}

const EMBEDDED = resolve(__dirname, '../../../../embedded/dist/index.js');

/**
 * Starts the two stores that all e2e suites share. `MONGODB_URI` names a MongoDB to use instead of a private one: the
 * suites make databases of their own there and drop them. Redis is private, since the suites flush it, unless
 * `E2E_REDIS_URL` names one that may be flushed.
 */
export default async function startSharedStores(): Promise<void> {
  const { MONGODB_URI: mongoUri, E2E_REDIS_URL: redisUrl } = process.env;
  if (mongoUri && redisUrl) return tellSuites(mongoUri, redisUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-e2e-'));
  const lines: string[] = [];
  try {
    const { startServices } = await loadEmbedded();
    const services = await startServices({ dataDir, mongoUri, redisUrl, log: (line) => lines.push(line) });
    rememberStores({ stop: () => services.stop(), dataDir });
    tellSuites(services.mongo.uri, services.redis.url);
  } catch (cause) {
    await rm(dataDir, { recursive: true, force: true });
    throw new Error(`The e2e stores did not start: ${String(cause)}\n${lines.join('\n')}`, { cause });
  }
}

async function loadEmbedded(): Promise<Embedded> {
  if (!existsSync(EMBEDDED)) throw new Error(`${EMBEDDED} is missing; run "npm run build -w embedded" first`);
  return (await import(EMBEDDED)) as Embedded;
}

function tellSuites(mongoUri: string, redisUrl: string): void {
  process.env[SHARED_MONGODB_URI] = mongoUri;
  process.env[SHARED_REDIS_URL] = redisUrl;
}
