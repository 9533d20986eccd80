import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dyingWithThisProcess } from '../dying-with-this-process';
import type { RedisBinary } from './find-redis';
import { becomesTrue } from './poll';
import { askRedis, dataFolderServedAt } from './resp';

const READY_WITHIN_MS = 30_000;
const STOPPED_WITHIN_MS = 10_000;

/** A redis-server that this process started. */
export interface RedisProcess {
  pid: number;
  /** Resolves when it has ended, with the reason in words and the last lines of its log. */
  exited: Promise<string>;
  /** Resolves when it answers and has loaded its data; rejects with the end of its log when it dies or takes 30 s. */
  untilReady(): Promise<void>;
  /** SIGTERM, at which it writes its data out; SIGKILL after 10 s. Resolves when it has ended. */
  stop(): Promise<void>;
}

/** The port was taken by somebody else in the moment after it was found free. */
export class PortTakenError extends Error {}

/** Starts a redis-server on 127.0.0.1 with its data in `folder`. Rejects when it cannot be executed at all. */
export async function spawnRedis(binary: RedisBinary, folder: string, port: number): Promise<RedisProcess> {
  const [command = binary.command, ...args] = [
    ...(await dyingWithThisProcess()),
    binary.command,
    ...['--bind', '127.0.0.1', '--port', String(port), '--protected-mode', 'yes', '--daemonize', 'no'],
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''],
    ...['--maxmemory-policy', 'noeviction'],
  ];
  const child = spawn(command, args, {
    // The working folder is where it keeps its data; as an argument, odd characters would need quoting.
    cwd: folder,
    // A locale that is set but not installed makes newer servers refuse to start.
    env: { ...process.env, ...binary.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C is for the one who started it, who stops Redis after those that use it.
    detached: true,
  });
  const tail = keepTail(child);
  const endWithThisProcess = (): void => void child.kill('SIGTERM');
  process.once('exit', endWithThisProcess);
  const exited = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => {
      process.off('exit', endWithThisProcess);
      resolve(`${binary.description} ended ${signal ? `by ${signal}` : `with code ${code}`}:\n${tail()}`);
    });
  });
  await once(child, 'spawn');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command} has no pid`);
  return {
    pid,
    exited,
    untilReady: () => untilReady(child, exited, folder, port, tail),
    stop: () => stop(child, exited),
  };
}

async function untilReady(
  child: ChildProcess,
  exited: Promise<string>,
  folder: string,
  port: number,
  tail: () => string,
): Promise<void> {
  const isReady = async (): Promise<boolean> => {
    if (hasEnded(child)) {
      const reason = await exited;
      throw /Address already in use/i.test(reason) ? new PortTakenError(reason) : new Error(reason);
    }
    // While it loads its data it answers PING with an error. That the folder is ours says that it is not some other
    // Redis that got the port.
    const pong = await askRedis(port, ['PING']).catch(() => undefined);
    return pong === 'PONG' && (await dataFolderServedAt(port)) === folder;
  };
  if (await becomesTrue(isReady, READY_WITHIN_MS)) return;
  throw new Error(`Redis did not become ready within ${READY_WITHIN_MS / 1000} s:\n${tail()}`);
}

async function stop(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await exited;
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function keepTail(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-4000)));
  }
  return () => text.trim().split('\n').slice(-12).join('\n');
}
