import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { inRepository } from './repository.mjs';

/** As the end-to-end suites claim them, so that no two have one: see backend/test/e2e/support/isolation.ts. */
const REDIS_DATABASES = 15;
const claimOf = (number) => `e2e:database:${number}`;
/** Seconds after which a claim is void, for runs that were killed. */
const CLAIM_LASTS = 15 * 60;

/** `mongodb://a,b/old?x` with another database; URL does not read lists of hosts. */
export const withDatabase = (uri, database) =>
  uri.replace(/^([a-z+]+:\/\/[^/?]+)(\/[^?]*)?/, `$1/${database}`);

/**
 * A place for a trial product in the stores that `MONGODB_URI` and `E2E_REDIS_URL` name: a database of its own, never
 * the named one, and an emptied logical database of a Redis that may be flushed.
 *
 * @returns {Promise<{ env: object, drop(): Promise<void> } | undefined>} nothing unless both are named
 */
export async function takeNamedStores({ MONGODB_URI: mongoUri, E2E_REDIS_URL: redisUrl }) {
  if (!mongoUri || !redisUrl) return undefined;
  const database = `trial_${randomBytes(6).toString('hex')}`;
  const number = await withRedis(redisUrl, (claims) => claim(claims, database));
  const env = {
    MONGODB_URI: withDatabase(mongoUri, database),
    REDIS_URL: withLogicalDatabase(redisUrl, number),
  };
  await flush(env.REDIS_URL);
  const drop = async () => {
    await Promise.all([dropDatabase(env.MONGODB_URI), flush(env.REDIS_URL)]);
    await withRedis(redisUrl, (claims) => claims.del(claimOf(number)));
  };
  return { env, drop };
}

/** @returns {Promise<number>} of a logical database that nobody else has */
async function claim(claims, owner) {
  for (let number = 1; number <= REDIS_DATABASES; number += 1) {
    if (await claims.set(claimOf(number), owner, 'EX', CLAIM_LASTS, 'NX')) return number;
  }
  throw new Error(`all ${REDIS_DATABASES} logical databases are taken`);
}

function withLogicalDatabase(redisUrl, number) {
  const url = new URL(redisUrl);
  url.pathname = `/${number}`;
  return url.href;
}

const flush = (url) => withRedis(url, (redis) => redis.flushdb());

async function withRedis(url, use) {
  const { Redis } = ofBackend('ioredis');
  const redis = new Redis(url, { maxRetriesPerRequest: 3 });
  let reason;
  redis.on('error', (error) => (reason = error));
  try {
    return await use(redis);
  } catch (error) {
    throw new Error(`E2E_REDIS_URL: ${(reason ?? error).message}`, { cause: error });
  } finally {
    redis.disconnect();
  }
}

async function dropDatabase(uri) {
  const { createConnection } = ofBackend('mongoose');
  const connection = await createConnection(uri, { serverSelectionTimeoutMS: 5_000 }).asPromise();
  try {
    await connection.dropDatabase();
  } finally {
    await connection.close();
  }
}

/** The backend's own client, once it is installed: these scripts run before anything is. */
const ofBackend = (name) => createRequire(inRepository('backend/package.json'))(name);
