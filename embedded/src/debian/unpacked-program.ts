import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AptDownload } from './apt-download';

/** Debian's redis-server is a link to a program in redis-tools; the libraries are those that most systems lack. */
const PACKAGES = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'libatomic1'];

/** Libraries that only slim systems lack, with the packages that may bring them: the names differ by release. */
const BRINGERS: Record<string, string[]> = {
  'libssl.so.3': ['libssl3', 'libssl3t64'],
  'libcrypto.so.3': ['libssl3', 'libssl3t64'],
  'libsystemd.so.0': ['libsystemd0'],
  'libcap.so.2': ['libcap2'],
  'libgcrypt.so.20': ['libgcrypt20'],
  'libgpg-error.so.0': ['libgpg-error0'],
  'liblz4.so.1': ['liblz4-1'],
  'libstdc++.so.6': ['libstdc++6'],
  'liblua5.1.so.0': ['liblua5.1-0'],
};

const ABANDONED_AFTER_MS = 3_600_000;

interface UnpackedRedis {
  command: string;
  env: NodeJS.ProcessEnv;
}

/**
 * The distribution's redis-server, unpacked into a folder of `cacheDir` without root and without installing it; what
 * an earlier call left there is used. Needs apt-get and dpkg. Rejects with what apt said, or the library it lacks.
 */
export async function debianRedis(cacheDir: string, log: (line: string) => void): Promise<UnpackedRedis> {
  const folder = join(cacheDir, `redis-${await distribution()}-${process.arch}`);
  if (!(await exists(folder))) {
    log(`Redis: fetching the distribution's redis-server into ${folder}, about 7 MB`);
    await fetchInto(cacheDir, folder, log);
  }
  const unpacked = await unpackedIn(folder);
  const missing = await missingLibrary(unpacked);
  if (missing) throw new Error(`it needs ${missing}, which has gone from this machine; delete ${folder}`);
  return unpacked;
}

async function fetchInto(cacheDir: string, folder: string, log: (line: string) => void): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  await removeAbandoned(cacheDir);
  // Unpacked aside and renamed at the end: whatever has the final name is whole.
  const staging = await mkdtemp(join(cacheDir, 'fetching-redis-'));
  try {
    const root = join(staging, 'root');
    const apt = new AptDownload(staging, root, log);
    await apt.unpack(PACKAGES);
    await addMissingLibraries(root, apt);
    await rename(root, folder).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster; its copy is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function addMissingLibraries(root: string, apt: AptDownload): Promise<void> {
  const fetched = new Set<string>();
  for (;;) {
    // The loader names one library at a time, and one that was fetched may need others.
    const missing = await missingLibrary(await unpackedIn(root));
    if (!missing) return;
    if (fetched.has(missing)) throw new Error(`it needs ${missing}, which its package did not bring`);
    await unpackFirst(BRINGERS[missing] ?? [], missing, apt);
    fetched.add(missing);
  }
}

async function unpackFirst(packages: string[], library: string, apt: AptDownload): Promise<void> {
  const refusals: unknown[] = [];
  for (const name of packages) {
    try {
      return await apt.unpack([name]);
    } catch (error) {
      refusals.push(error);
    }
  }
  throw new AggregateError(refusals, `it needs ${library}, which this machine lacks`);
}

async function unpackedIn(folder: string): Promise<UnpackedRedis> {
  const libraries: string[] = [];
  for (const parent of [join(folder, 'usr', 'lib'), join(folder, 'lib')]) {
    // Debian keeps libraries in a folder per architecture: usr/lib/x86_64-linux-gnu.
    const names = (await exists(parent)) ? await readdir(parent) : [];
    libraries.push(...names.filter((name) => name.includes('-linux-')).map((name) => join(parent, name)));
  }
  const LD_LIBRARY_PATH = [...libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { command: join(folder, 'usr', 'bin', 'redis-server'), env: { LD_LIBRARY_PATH } };
}

/** The shared library without which the program does not run; undefined when it runs. */
async function missingLibrary({ command, env }: UnpackedRedis): Promise<string | undefined> {
  try {
    await promisify(execFile)(command, ['--version'], { env: { ...process.env, ...env, LC_ALL: 'C' } });
    return undefined;
  } catch (error) {
    const library = /error while loading shared libraries: ([^\s:]+)/.exec((error as Error).message)?.[1];
    if (!library) throw error;
    return library;
  }
}

async function removeAbandoned(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith('fetching-redis-')) continue;
    const folder = join(cacheDir, name);
    // Gone between the two calls: its own process has cleaned up.
    const changed = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (Date.now() - changed > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** A home folder may be shared between systems, so the cache tells them apart: `debian-12`. */
async function distribution(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const field = (name: string): string =>
    new RegExp(`^${name}="?([\\w.-]+)`, 'm').exec(release)?.[1] ?? 'unknown';
  return `${field('ID')}-${field('VERSION_ID')}`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
