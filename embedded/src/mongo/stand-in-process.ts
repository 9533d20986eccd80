import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ended, stopChild } from '../child';
import type { RunningService } from '../service';
import type { StartMessage, StartReply } from './main';

/** Starts the stand-in as a process of its own, so that its load does not block others; ready when this resolves. */
export async function startStandInProcess(
  dataDir: string,
  port: number | undefined,
): Promise<RunningService> {
  // A group of its own: Ctrl-C reaches the parent only, which stops its children in order.
  const child = fork(join(__dirname, 'main.js'), [], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // What the starting process was preloaded with is its own affair: it might let go of the channel.
    execArgv: [],
  });
  const reply = new Promise<StartReply>((resolve, reject) => {
    child.once('message', (message) => resolve(message as StartReply));
    child.once('error', reject);
    void ended(child).then((how) =>
      resolve({ error: `The MongoDB stand-in ended with ${how} before it was ready` }),
    );
  });
  child.send({ dataDir: join(dataDir, 'mongodb-stand-in'), port: port ?? 0 } satisfies StartMessage);
  const started = await reply;
  if ('error' in started) {
    await ended(child);
    throw new Error(started.error);
  }
  return {
    address: `mongodb://127.0.0.1:${started.port}/switchboard`,
    description: 'built-in stand-in, for trying out',
    exited: ended(child),
    stop: () => stopChild(child),
  };
}
