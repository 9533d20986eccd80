import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shutDownOrphan, type StartedServer } from './orphan';
import { isRunning, markProcess, type ProcessMark } from './process-birth';

interface ClaimRecord {
  /** Missing when the claim was given back. */
  owner?: ProcessMark;
  /** The Redis that runs on the folder, or may. */
  server?: StartedServer;
}

/** This process's sole right to run a Redis on a data folder. */
export interface DataFolderClaim {
  /** Writes down the Redis that is about to be started (its port) or was started (its process too). */
  recordServer(server: StartedServer): Promise<void>;
  /** Gives the folder back. The Redis on it has to have ended. */
  release(): Promise<void>;
}

/**
 * Claims a data folder for this process. Rejects while another process that holds it lives; when that one was
 * killed, first shuts down the Redis that it left behind.
 *
 * Claims are files with rising numbers, `owner.<number>.json`, of which the highest holds. A number is taken by
 * creating its file, at which only one of several can succeed, and the highest is never deleted, only followed.
 * With a single file, two that find it stale at once could each remove the other's new one.
 */
export async function claimDataFolder(folder: string, log: (line: string) => void): Promise<DataFolderClaim> {
  const owner = (await markProcess(process.pid)) ?? { pid: process.pid };
  for (;;) {
    const last = await highestNumber(folder);
    const earlier = await readRecord(fileOf(folder, last));
    if (earlier.owner && (await isRunning(earlier.owner))) throw new Error(heldBy(earlier.owner, folder));

    const number = last + 1;
    // Whoever is killed from here on has left word of the Redis that may still run.
    if (!(await create(folder, number, { owner, server: earlier.server }))) continue;
    if ((await highestNumber(folder)) !== number) {
      // A slow one: the number was free only because its earlier holder has been followed and cleared away.
      await rm(fileOf(folder, number), { force: true });
      continue;
    }
    if (earlier.server) await endOrphan(earlier.server, folder, number, log);
    await clearBelow(folder, number);
    return {
      recordServer: (server) => replace(folder, number, { owner, server }),
      release: () => replace(folder, number, {}),
    };
  }
}

async function endOrphan(server: StartedServer, folder: string, number: number, log: (line: string) => void) {
  try {
    await shutDownOrphan(server, folder, log);
  } catch (error) {
    await replace(folder, number, { server });
    throw error;
  }
}

function heldBy(owner: ProcessMark, folder: string): string {
  return (
    `Another running Switchboard process (pid ${owner.pid}) already keeps its Redis data in ${folder}. ` +
    'Stop that one, or give this one a DATA_DIR of its own.'
  );
}

function fileOf(folder: string, number: number): string {
  return join(folder, `owner.${number}.json`);
}

function numberOf(name: string): number {
  return Number(/^owner\.(\d+)\.json$/.exec(name)?.[1] ?? 0);
}

async function highestNumber(folder: string): Promise<number> {
  return Math.max(0, ...(await readdir(folder)).map(numberOf));
}

async function clearBelow(folder: string, number: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => numberOf(name) > 0 && numberOf(name) < number);
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}

/** Creates the record's file with its whole content; false when the number is taken. */
async function create(folder: string, number: number, record: ClaimRecord): Promise<boolean> {
  const draft = await writeDraft(folder, record);
  try {
    await link(draft, fileOf(folder, number));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft);
  }
}

async function replace(folder: string, number: number, record: ClaimRecord): Promise<void> {
  await rename(await writeDraft(folder, record), fileOf(folder, number));
}

async function writeDraft(folder: string, record: ClaimRecord): Promise<string> {
  const draft = join(folder, `owner.draft-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(record));
  return draft;
}

/** What a file says; nothing when it has just been cleared away, or a power failure has left it empty. */
async function readRecord(file: string): Promise<ClaimRecord> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) ?? {}) as ClaimRecord;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
