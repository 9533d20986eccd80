import { rm } from 'node:fs/promises';
import { forgetStores } from './shared-stores';

/** Stops what {@link startSharedStores} started, and removes its data. */
export default async function stopSharedStores(): Promise<void> {
  const stores = forgetStores();
  if (!stores) return;
  await stores.stop();
  await rm(stores.dataDir, { recursive: true, force: true });
}
