import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AptDownload } from './apt-download';

/** Libraries that only slim systems lack, with the packages that may bring them: the names differ by release. */
const BRINGERS: Record<string, string[]> = {
  'libcrypt.so.1': ['libcrypt1'],
  'libpcre.so.3': ['libpcre3'],
  'libpcre2-8.so.0': ['libpcre2-8-0'],
  'libssl.so.3': ['libssl3', 'libssl3t64'],
  'libcrypto.so.3': ['libssl3', 'libssl3t64'],
  'libsystemd.so.0': ['libsystemd0'],
  'libcap.so.2': ['libcap2'],
  'libgcrypt.so.20': ['libgcrypt20'],
  'libgpg-error.so.0': ['libgpg-error0'],
  'liblz4.so.1': ['liblz4-1'],
  'libstdc++.so.6': ['libstdc++6'],
  'liblua5.1.so.0': ['liblua5.1-0'],
  'libz.so.1': ['zlib1g'],
};

const ABANDONED_AFTER_MS = 3_600_000;

/** A program of Debian and Ubuntu, and what has to be fetched for it. */
export interface DebianProgram {
  /** Also the beginning of its folder's name. */
  name: string;
  /** Which packages hold it differs by release: the first of these that apt-get has and that bring it are taken. */
  packages: string[][];
  /** Where they put it. */
  path: string;
  /** The argument at which it tells its version and ends. */
  versionArgument: string;
}

export interface UnpackedProgram {
  command: string;
  /** What it needs in its environment beside this process's own. */
  env: NodeJS.ProcessEnv;
}

/**
 * A program of the distribution, unpacked into a folder of `cacheDir` without root and without installing it, so that
 * no service is started; what an earlier call left there is used. Needs apt-get and dpkg. Rejects with what apt said, or
 * the library it lacks.
 */
export async function unpackDebianProgram(
  program: DebianProgram,
  { cacheDir = defaultCacheDir(), log }: { cacheDir?: string; log: (line: string) => void },
): Promise<UnpackedProgram> {
  const { name } = program;
  const folder = join(cacheDir, `${name}-${await distribution()}-${process.arch}`);
  if (!(await exists(folder))) {
    log(`Fetching the distribution's ${name} into ${folder}, a few MB`);
    await fetchInto(cacheDir, folder, program, log);
  }
  const unpacked = await unpackedIn(folder, program);
  const missing = await missingLibrary(unpacked, program);
  if (missing) throw new Error(`it needs ${missing}, which has gone from this machine; delete ${folder}`);
  return unpacked;
}

async function fetchInto(
  cacheDir: string,
  folder: string,
  program: DebianProgram,
  log: (line: string) => void,
): Promise<void> {
  const beginning = `fetching-${program.name}-`;
  await mkdir(cacheDir, { recursive: true });
  await removeAbandoned(cacheDir, beginning);
  // Unpacked aside and renamed at the end: whatever has the final name is whole.
  const staging = await mkdtemp(join(cacheDir, beginning));
  try {
    const root = join(staging, 'root');
    const apt = new AptDownload(staging, root, log);
    await unpackFirst(apt, program.packages, () => exists(join(root, program.path)));
    await addMissingLibraries(root, program, apt);
    await rename(root, folder).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster; its copy is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function addMissingLibraries(root: string, program: DebianProgram, apt: AptDownload): Promise<void> {
  for (;;) {
    // The loader names one library at a time, and one that was fetched may need others.
    const missing = await missingLibrary(await unpackedIn(root, program), program);
    if (!missing) return;
    const bringers = (BRINGERS[missing] ?? []).map((name) => [name]);
    try {
      await unpackFirst(apt, bringers, async () => {
        return (await missingLibrary(await unpackedIn(root, program), program)) !== missing;
      });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`it needs ${missing}, which this machine lacks: ${reason}`, { cause });
    }
  }
}

/** Unpacks one set of packages after the other until they brought what was wanted. Rejects with why none did. */
async function unpackFirst(
  apt: AptDownload,
  choices: string[][],
  hasBroughtIt: () => Promise<boolean>,
): Promise<void> {
  const refusals: string[] = [];
  for (const packages of choices) {
    try {
      await apt.unpack(packages);
      if (await hasBroughtIt()) return;
      refusals.push(`${packages.join(', ')} did not bring it`);
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(refusals.join('; ') || 'no package is known to bring it');
}

async function unpackedIn(folder: string, { path }: DebianProgram): Promise<UnpackedProgram> {
  const libraries: string[] = [];
  for (const parent of [join(folder, 'usr', 'lib'), join(folder, 'lib')]) {
    // Debian keeps libraries in a folder per architecture: usr/lib/x86_64-linux-gnu.
    const names = (await exists(parent)) ? await readdir(parent) : [];
    libraries.push(...names.filter((name) => name.includes('-linux-')).map((name) => join(parent, name)));
  }
  const LD_LIBRARY_PATH = [...libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { command: join(folder, path), env: { LD_LIBRARY_PATH } };
}

/** The shared library without which the program does not run; undefined when it runs. */
async function missingLibrary(
  { command, env }: UnpackedProgram,
  { versionArgument }: DebianProgram,
): Promise<string | undefined> {
  try {
    await promisify(execFile)(command, [versionArgument], { env: { ...process.env, ...env, LC_ALL: 'C' } });
    return undefined;
  } catch (error) {
    const library = /error while loading shared libraries: ([^\s:]+)/.exec((error as Error).message)?.[1];
    if (!library) throw error;
    return library;
  }
}

async function removeAbandoned(cacheDir: string, beginning: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith(beginning)) continue;
    const folder = join(cacheDir, name);
    // Gone between the two calls: its own process has cleaned up.
    const changed = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (Date.now() - changed > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}

function defaultCacheDir(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'switchboard');
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
