import { basename } from 'node:path';
import { unpackDebianProgram } from '../debian/unpacked-program';
import { findOnPath, programVersion } from '../programs';
import { DEBIAN_REDIS } from './debian-redis';

/** A redis-server or valkey-server that runs on this machine. */
export interface RedisBinary {
  command: string;
  /** What it needs in its environment beside this process's own. */
  env: NodeJS.ProcessEnv;
  /** Name and version, as people write them: `redis-server 7.0.15`. */
  description: string;
}

const HOW_TO_GET_ONE = [
  'To get one, do one of these and start again:',
  '  macOS:          brew install redis',
  '  Debian, Ubuntu: sudo apt install redis-server',
  '  Docker:         docker run --publish 127.0.0.1:6379:6379 redis:7, with REDIS_URL=redis://127.0.0.1:6379',
  '  elsewhere:      set REDIS_URL to a Redis that you have',
].join('\n');

/**
 * Finds a Redis: one on the PATH, else, on Debian and Ubuntu, the distribution's package, unpacked into `cacheDir`
 * (kept there for the next time). Rejects with a text for people that says how to get one.
 */
export async function findRedis(options: {
  cacheDir?: string;
  log: (line: string) => void;
}): Promise<RedisBinary> {
  const onPath = findOnPath('redis-server', 'valkey-server');
  if (onPath) return describe(onPath, {});

  if (!findOnPath('apt-get') || !findOnPath('dpkg')) {
    throw new Error(`There is no redis-server or valkey-server on the PATH.\n${HOW_TO_GET_ONE}`);
  }
  try {
    const { command, env } = await unpackDebianProgram(DEBIAN_REDIS, options);
    return await describe(command, env);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `There is no redis-server or valkey-server on the PATH, and the distribution's package could not be used: ` +
        `${reason}\n${HOW_TO_GET_ONE}`,
      { cause: error },
    );
  }
}

async function describe(command: string, env: NodeJS.ProcessEnv): Promise<RedisBinary> {
  const version = await programVersion(command, { ...process.env, ...env });
  return { command, env, description: `${basename(command)} ${version}` };
}
