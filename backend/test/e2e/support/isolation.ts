import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { createConnection, type Connection } from 'mongoose';
import { closeAfterSuite } from './cleanup';
import { SHARED_MONGODB_URI, SHARED_REDIS_URL } from './shared-stores';

/** Redis has 16 logical databases; number 0 only counts which suite has which. */
const REDIS_DATABASES = 15;
const COUNTER = 'e2e:suites';

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
  const mongoUri = withDatabase(required(SHARED_MONGODB_URI), `e2e_${randomBytes(6).toString('hex')}`);
  const redisUrl = await takeRedisDatabase(required(SHARED_REDIS_URL));
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
}

async function takeRedisDatabase(sharedUrl: string): Promise<string> {
  const counter = new Redis(sharedUrl);
  try {
    const number = ((await counter.incr(COUNTER)) % REDIS_DATABASES) + 1;
    const url = new URL(sharedUrl);
    url.pathname = `/${number}`;
    await flush(url.href);
    return url.href;
  } finally {
    counter.disconnect();
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
