import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ended, freePort, stopChild } from '../child';
import { programVersion } from '../programs';
import type { RunningService } from '../service';

/** Starts a real mongod, private to this process, with its data in the folder; it is ready when this resolves. */
export async function startMongod(
  program: string,
  dataDir: string,
  wantedPort: number | undefined,
): Promise<RunningService> {
  const folder = join(dataDir, 'mongodb');
  mkdirSync(folder, { recursive: true });
  const port = wantedPort ?? (await freePort());
  const child = spawn(program, ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1'], {
    // A group of its own: Ctrl-C reaches the parent only, which stops its children in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lastLines: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      lastLines = [...lastLines.slice(-4), line];
      if (line.includes('Waiting for connections')) resolve();
    });
  });
  const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
  const early = ended(child).then((how) => {
    throw new Error(`mongod ended with ${how} before it was ready:\n${lastLines.join('\n')}`);
  });
  await Promise.race([ready, early, failed]);
  early.catch(() => undefined);
  failed.catch(() => undefined);
  return {
    address: `mongodb://127.0.0.1:${port}/switchboard`,
    description: `private mongod ${await programVersion(program)}`,
    exited: ended(child),
    stop: () => stopChild(child),
  };
}
