/** Variables by which the global setup tells the test files where the stores are. */
export const SHARED_MONGODB_URI = 'E2E_SHARED_MONGODB_URI';
export const SHARED_REDIS_URL = 'E2E_SHARED_REDIS_URL';

interface RunningStores {
  dataDir: string;
  stop(): Promise<void>;
}

/** Jest loads setup and teardown apart from each other; only the global object is theirs together. */
const shelf = globalThis as typeof globalThis & { switchboardE2eStores?: RunningStores };

export function rememberStores(stores: RunningStores): void {
  shelf.switchboardE2eStores = stores;
}

export function forgetStores(): RunningStores | undefined {
  const stores = shelf.switchboardE2eStores;
  delete shelf.switchboardE2eStores;
  return stores;
}
