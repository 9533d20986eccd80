import { rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'mongoose';
import { forgetStores, SHARED_MONGODB_URI } from './shared-stores';

/** Stops what {@link startSharedStores} started, and removes its data. */
export default async function stopSharedStores(): Promise<void> {
  const { STAND_IN_USAGE_FILE: usageFile, [SHARED_MONGODB_URI]: mongoUri } = process.env;
  if (usageFile && mongoUri) await writeFile(usageFile, JSON.stringify(await askedOf(mongoUri)));
  const stores = forgetStores();
  if (!stores) return;
  await stores.stop();
  await rm(stores.dataDir, { recursive: true, force: true });
}

/** What the suites sent to the MongoDB stand-in: the names it was asked for, by kind; null from a real MongoDB. */
async function askedOf(mongoUri: string): Promise<object | null> {
  const connection = await createConnection(mongoUri).asPromise();
  try {
    const { asked } = await connection.db!.admin().serverStatus();
    return (asked as object | undefined) ?? null;
  } finally {
    await connection.close();
  }
}
