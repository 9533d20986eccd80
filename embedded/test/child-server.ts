import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ended } from '../src/child';

export interface ChildServer {
  readonly child: ChildProcess;
  readonly port: number;
  readonly uri: string;
}

interface ChildOptions {
  /** Its files cannot outgrow this many KB. */
  readonly largestFileKb?: number;
  /** Options of Node.js itself. */
  readonly execArgv?: readonly string[];
}

/** The built server as a process of its own, to be killed. */
export async function startChildServer(
  dataDir: string,
  { largestFileKb, execArgv = [] }: ChildOptions = {},
): Promise<ChildServer> {
  const node = [process.execPath, ...execArgv, join(__dirname, '../dist/mongo/main.js')];
  const command =
    largestFileKb === undefined
      ? node
      : ['bash', '-c', `ulimit -f ${largestFileKb}; exec "$0" "$@"`, ...node];
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send({ dataDir, port: 0 });
  const [reply] = (await once(child, 'message')) as [{ port?: number; error?: string }];
  if (reply.port === undefined) throw new Error(reply.error);
  return { child, port: reply.port, uri: `mongodb://127.0.0.1:${reply.port}/db` };
}

/** Kills it when it still runs; resolves when it is gone. */
export async function killChild({ child }: ChildServer): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}
