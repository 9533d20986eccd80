import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { becomesTrue } from '../../redis/poll';
import { isRunning, markProcess, type ProcessMark } from '../../redis/process-birth';

const hasCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

async function readLock(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The process a lock names; undefined when it names none. */
function holderOf(content: string): ProcessMark | undefined {
  let mark: Partial<ProcessMark> | null;
  try {
    mark = JSON.parse(content) as Partial<ProcessMark> | null;
  } catch (error) {
    // The power failed while the file was written: nobody holds it.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const pid = mark?.pid;
  return typeof pid === 'number' && Number.isInteger(pid) && pid > 0 ? { ...mark, pid } : undefined;
}

/** Moves a dead process's lock away; when another starter was faster, what it put there is put back. */
async function removeStale(path: string, content: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== content) await link(aside, path);
  await rm(aside, { force: true });
}

/**
 * Locks a data folder for this process. A crash leaves the file behind but not the lock: it counts only while the
 * very process that wrote it runs. Resolves to the release; rejects when another process still holds the folder
 * after `patienceMs` milliseconds.
 */
export async function lockFolder(
  folder: string,
  purpose: string,
  patienceMs: number,
): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock');
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, JSON.stringify(await markProcess(process.pid)));
  try {
    for (;;) {
      try {
        // A link appears at once and with its content, or fails because one is there.
        await link(own, path);
        return () => rm(path, { force: true });
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const content = await readLock(path);
      if (content === undefined) continue;
      const holder = holderOf(content);
      if (holder !== undefined && !(await becomesTrue(async () => !(await isRunning(holder)), patienceMs))) {
        throw new Error(
          `${folder} is in use by another ${purpose} (process ${holder.pid}). Stop it first, or use another data folder.`,
        );
      }
      await removeStale(path, content);
    }
  } finally {
    await rm(own, { force: true });
  }
}
