import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Connection } from './connection';
import { Cursors } from './cursors';
import { lockFolder } from './storage/lock';
import { Store } from './storage/store';
import { sweepExpired } from './ttl';

const sweepMs = 60_000;

export interface MongoStandInOptions {
  /** Where the journal lives; without one nothing outlives the server. */
  readonly dataDir?: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** How long to wait for a server that is just ending to give the folder free; not at all by default. */
  readonly lockPatienceMs?: number;
  /** Takes reports such as a torn journal tail; stderr by default. */
  readonly report?: (line: string) => void;
}

/** A running stand-in. */
export interface MongoStandIn {
  readonly port: number;
  /** Names the default database too. */
  readonly uri: string;
  stop(): Promise<void>;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Starts a server in this process, on loopback only; rejects in production and when the folder is in use. */
export async function startMongoStandIn(options: MongoStandInOptions = {}): Promise<MongoStandIn> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'The MongoDB stand-in is for trying out and for tests. In production set MONGODB_URI to a MongoDB server.',
    );
  }
  const { dataDir, report = (line) => void process.stderr.write(`${line}\n`) } = options;
  const unlock =
    dataDir === undefined
      ? undefined
      : await lockFolder(dataDir, 'MongoDB stand-in', options.lockPatienceMs ?? 0);
  const sockets = new Set<Socket>();
  const cursors = new Cursors();
  let store: Store | undefined;
  try {
    const opened = (store = Store.open(dataDir, report));
    let nextConnection = 1;
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      new Connection(socket, { store: opened, cursors, connectionId: nextConnection++ });
    });
    const port = await listen(server, options.port ?? 0);
    // Such as too many open files: a client is turned away, and those that are in go on.
    server.on('error', (error) => report(`MongoDB stand-in: ${error.message}`));
    const sweep = (): void => {
      cursors.closeIdle();
      try {
        sweepExpired(opened);
      } catch (error) {
        report(`Removing expired documents failed: ${(error as Error).message}`);
      }
    };
    sweep();
    const timer = setInterval(sweep, sweepMs).unref();
    const stop = async (): Promise<void> => {
      clearInterval(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      try {
        await opened.close();
      } finally {
        await unlock?.();
      }
    };
    let stopping: Promise<void> | undefined;
    return { port, uri: `mongodb://127.0.0.1:${port}/switchboard`, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await store?.close();
    await unlock?.();
    throw error;
  }
}
