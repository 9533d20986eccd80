import { becomesTrue } from './poll';
import { isRunning, type ProcessMark } from './process-birth';
import { askRedis, dataFolderServedAt } from './resp';

/** What is known about a Redis that was started on a data folder. */
export interface StartedServer {
  port: number;
  /** Missing when its starter died in the moment between starting it and writing this down. */
  process?: ProcessMark;
}

/**
 * Shuts down the Redis that a killed starter left behind on `folder`, and waits until it is gone, so that two never
 * write the same data. Whatever else meanwhile got its pid or its port is left alone: it has to name this folder as
 * its own, or be the very process that was written down. Rejects when it cannot be ended.
 */
export async function shutDownOrphan(
  server: StartedServer,
  folder: string,
  log: (line: string) => void,
): Promise<void> {
  const answers = async (): Promise<boolean> => (await dataFolderServedAt(server.port)) === folder;
  const runs = async (): Promise<boolean> =>
    server.process !== undefined && (await isRecorded(server.process));
  const isAnswering = await answers();
  if (!isAnswering && !(await runs())) return;

  log(`Redis: shutting down the one that an earlier run left behind on ${folder}`);
  const isGone = async (): Promise<boolean> => !(await runs()) && !(await answers());
  if (isAnswering) {
    // NOSAVE is about RDB snapshots, which are off; the append-only file is written out all the same. A shutdown
    // that succeeds has no reply, the connection just closes; one that does not is seen below.
    await askRedis(server.port, ['SHUTDOWN', 'NOSAVE'], 10_000).catch(() => undefined);
  } else {
    signal(server.process, 'SIGTERM');
  }
  // One that does not even answer is not likely to end by itself, and what it has appended stays readable.
  if (await becomesTrue(isGone, isAnswering ? 10_000 : 3_000)) return;
  if (await runs()) signal(server.process, 'SIGKILL');
  if (await becomesTrue(isGone, 5_000)) return;
  throw new Error(
    `The Redis that an earlier run left behind on ${folder} (port ${server.port}, ` +
      `pid ${server.process?.pid ?? 'unknown'}) does not shut down. End it, then start again.`,
  );
}

/** Unlike for an owner, a pid alone is not enough here: no process is signalled on a mere likelihood. */
async function isRecorded(mark: ProcessMark): Promise<boolean> {
  return mark.birth !== undefined && (await isRunning(mark));
}

function signal(mark: ProcessMark | undefined, name: NodeJS.Signals): void {
  if (!mark) return;
  try {
    process.kill(mark.pid, name);
  } catch (error) {
    // Gone by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
