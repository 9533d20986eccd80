import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { createConnection, type Connection } from 'mongoose';
import { closeAfterSuite } from './cleanup';
import { SHARED_MONGODB_URI, SHARED_REDIS_URL } from './shared-stores';

/** Redis has 16 logical databases; in number 0 stands only who has which, as scripts/lib/trial-stores.mjs knows too. */
const REDIS_DATABASES = 15;
const claimOf = (number: number): string => `e2e:database:${number}`;
/** Seconds after which a claim is void, for suites that were killed: no step of `npm test` runs longer. */
const CLAIM_LASTS = 15 * 60;

export interface IsolatedStores {
  mongoUri: string;
  redisUrl: string;
  /** A connection to look into the database, or to put something into it. */
  mongo: Connection;
  /** The two addresses as the processes read them. */
  env: { MONGODB_URI: string; REDIS_URL: string };
}

/**
 * An empty database and an empty Redis database that no other suite uses. Both are dropped after the suite.
 */
export async function isolatedStores(): Promise<IsolatedStores> {
  const name = `e2e_${randomBytes(6).toString('hex')}`;
  const mongoUri = withDatabase(required(SHARED_MONGODB_URI), name);
  const redisUrl = await takeRedisDatabase(required(SHARED_REDIS_URL), name);
  const mongo = await createConnection(mongoUri, {
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 5_000,
  }).asPromise();
  const stores = { mongoUri, redisUrl, mongo, env: { MONGODB_URI: mongoUri, REDIS_URL: redisUrl } };
  closeAfterSuite('stores', () => drop(stores));
  return stores;
}

async function drop({ mongo, redisUrl }: IsolatedStores): Promise<void> {
  await mongo.dropDatabase();
  await mongo.close();
  await flush(redisUrl);
  await withClaims((claims) => claims.del(claimOf(Number(new URL(redisUrl).pathname.slice(1)))));
}

/** Suites run beside each other, some long, some short: each claims a number that nobody has. */
function takeRedisDatabase(sharedUrl: string, owner: string): Promise<string> {
  return withClaims(async (claims) => {
    for (let number = 1; number <= REDIS_DATABASES; number += 1) {
      if ((await claims.set(claimOf(number), owner, 'EX', CLAIM_LASTS, 'NX')) === null) continue;
      const url = new URL(sharedUrl);
      url.pathname = `/${number}`;
      await flush(url.href);
      return url.href;
    }
    throw new Error(`All ${REDIS_DATABASES} logical databases of Redis are taken`);
  });
}

async function withClaims<T>(use: (claims: Redis) => Promise<T>): Promise<T> {
  const claims = new Redis(required(SHARED_REDIS_URL));
  try {
    return await use(claims);
  } finally {
    claims.disconnect();
  }
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url);
  try {
    await redis.flushdb();
  } finally {
    redis.disconnect();
  }
}

/** `mongodb://a,b/old?x` with another database; URL does not read lists of hosts. */
function withDatabase(uri: string, database: string): string {
  return uri.replace(/^([a-z+]+:\/\/[^/?]+)(\/[^?]*)?/, `$1/${database}`);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the e2e suites run in the jest project "e2e"`);
  return value;
}
