import { startMongoStandIn, type MongoStandIn } from './server';

/*
 * The stand-in as a child process. The parent sends its options over IPC and gets back the port, or why there is
 * none; when the parent is gone, however it went, the channel closes and this process ends.
 */

export interface StartMessage {
  readonly dataDir: string;
  readonly port: number;
}

export type StartReply = { readonly port: number } | { readonly error: string };

let standIn: MongoStandIn | undefined;

async function stopAndExit(): Promise<void> {
  try {
    await standIn?.stop();
  } catch (error) {
    process.stderr.write(`MongoDB stand-in: ${(error as Error).message}\n`);
    process.exit(1);
  }
  process.exit(0);
}

process.once('message', (message: StartMessage) => {
  // An earlier one whose parent was killed needs a moment to end.
  startMongoStandIn({ ...message, lockPatienceMs: 2000 }).then(
    (started) => {
      standIn = started;
      process.send?.({ port: started.port } satisfies StartReply);
    },
    (error: Error) => {
      process.send?.({ error: error.message } satisfies StartReply, () => process.exit(1));
    },
  );
});
process.once('disconnect', () => void stopAndExit());
process.once('SIGTERM', () => void stopAndExit());
// Ctrl-C reaches the whole process group; the parent decides when its children stop.
process.on('SIGINT', () => undefined);
