import type { ChildProcess } from 'node:child_process';
import { createServer, connect, type AddressInfo } from 'node:net';

/** A free port on loopback. Somebody else may take it before it is used; the start then fails and says so. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Says how a child ended: "exit code 1" or "signal SIGKILL". */
const ending = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `exit code ${code}` : `signal ${signal}`;

/** Resolves with the way a child ended; at once when it has ended already. */
export function ended(child: ChildProcess): Promise<string> {
  if (child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve(ending(child.exitCode, child.signalCode));
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(ending(code, signal)));
  });
}

/** Asks a child to stop, and ends it when it has not after `graceMs` milliseconds. */
export async function stopChild(child: ChildProcess, graceMs = 10_000): Promise<void> {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended(child);
  clearTimeout(force);
}

/** Tells whether something takes connections at a loopback port. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
