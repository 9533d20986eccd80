import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const START_REDIS = resolve(__dirname, '../../../../embedded/dist/redis/start-redis.js');

export interface OwnRedis {
  url: string;
  stop(): Promise<void>;
}

interface RedisModule {
  startRedis(options: { dataDir: string; port: number }): Promise<OwnRedis>;
}

/** A Redis that a suite may take away and bring back, on the same port and with its data. */
export async function startOwnRedis(dataDir: string, port: number): Promise<OwnRedis> {
  if (!existsSync(START_REDIS))
    throw new Error(`${START_REDIS} is missing; run "npm run build -w embedded" first`);
  const { startRedis } = (await import(START_REDIS)) as RedisModule;
  return startRedis({ dataDir, port });
}
