import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db, type MongoServerError } from 'mongodb';
import { startMongoStandIn, type MongoStandIn, type MongoStandInOptions } from '../src/mongo/server';

/** A MongoDB for the length of a describe block. */
export interface MongoUnderTest {
  /** The suite's own database, dropped after each test. */
  readonly db: Db;
  readonly client: MongoClient;
  /** Names the server; of its databases only the suite's own may be used. */
  readonly uri: string;
}

function useServer(start: () => Promise<Pick<MongoStandIn, 'uri' | 'stop'>>): MongoUnderTest {
  let server: Pick<MongoStandIn, 'uri' | 'stop'>;
  let client: MongoClient;
  let db: Db;
  beforeAll(async () => {
    server = await start();
    client = await new MongoClient(server.uri).connect();
    db = client.db(`embedded_${randomBytes(6).toString('hex')}`);
  });
  afterEach(async () => {
    await db.dropDatabase();
  });
  afterAll(async () => {
    await client.close();
    await server.stop();
  });
  return {
    get db() {
      return db;
    },
    get client() {
      return client;
    },
    get uri() {
      return server.uri;
    },
  };
}

/** A stand-in in this process, whatever else there is: for what is its own, such as its refusals. */
export const useStandIn = (): MongoUnderTest => useServer(() => startMongoStandIn());

/** True where `MONGODB_URI` names a server that the behavioural suites shall be held against. */
export const isNamedServer = Boolean(process.env['MONGODB_URI']);

/** The server that `MONGODB_URI` names, else a stand-in: for what MongoDB and the stand-in do alike. */
export function useMongo(options: MongoStandInOptions = {}): MongoUnderTest {
  const named = process.env['MONGODB_URI'];
  return useServer(() =>
    named ? Promise.resolve({ uri: named, stop: () => Promise.resolve() }) : startMongoStandIn(options),
  );
}

/** The error that a promise ends with. */
export async function failure(work: Promise<unknown>): Promise<MongoServerError> {
  try {
    await work;
  } catch (error) {
    return error as MongoServerError;
  }
  throw new Error('expected a failure');
}

/** A folder that is removed when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
