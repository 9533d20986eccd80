import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db, type MongoServerError } from 'mongodb';
import { startMongoStandIn, type MongoStandIn } from '../src/mongo/server';

/** A stand-in in this process, with a client; for the length of a describe block. */
export function useStandIn(): { readonly db: Db; readonly client: MongoClient; readonly uri: string } {
  let standIn: MongoStandIn;
  let client: MongoClient;
  beforeAll(async () => {
    standIn = await startMongoStandIn();
    client = await new MongoClient(standIn.uri).connect();
  });
  afterEach(async () => {
    await client.db().dropDatabase();
  });
  afterAll(async () => {
    await client.close();
    await standIn.stop();
  });
  return {
    get db() {
      return client.db();
    },
    get client() {
      return client;
    },
    get uri() {
      return standIn.uri;
    },
  };
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
