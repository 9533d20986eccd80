import { catalogs } from '../catalog';
import { maxDocumentBytes } from '../bson/encode';
import { maxMessageBytes } from '../wire';
import type { Command, CommandContext } from './command';

/** Announces a standalone server, so that drivers send neither retryable writes nor cluster times. */
export function hello(connectionId: number): Record<string, unknown> {
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    maxBsonObjectSize: maxDocumentBytes,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
  };
}

const greeting: Command = {
  fields: [],
  ignoresOthers: true,
  run: (_command, { connectionId }) => hello(connectionId),
};

const version = '7.0.0';

const buildInfo: Command = {
  fields: [],
  run: () => ({
    version,
    versionArray: [7, 0, 0, 0],
    gitVersion: 'switchboard-stand-in',
    modules: [],
    bits: 64,
    debug: false,
    maxBsonObjectSize: maxDocumentBytes,
    storageEngines: ['switchboard'],
  }),
};

const serverStatus: Command = {
  fields: [],
  run: (_command: unknown, { cursors }: CommandContext) => ({
    host: 'localhost',
    version,
    process: 'switchboard-stand-in',
    pid: BigInt(process.pid),
    uptime: process.uptime(),
    localTime: new Date(),
    asked: Object.fromEntries(catalogs.map(({ kind, asked }) => [kind, asked])),
    metrics: { cursor: { open: { total: BigInt(cursors.count) } } },
    mem: { resident: Math.round(process.memoryUsage().rss / 1024 / 1024) },
    ok: 1,
  }),
};

const nothing: Command = { fields: [], run: () => ({}) };

export const handshakeCommands: Readonly<Record<string, Command>> = {
  hello: greeting,
  isMaster: greeting,
  ping: nothing,
  buildInfo,
  serverStatus,
  // Sessions hold nothing here: there are no transactions.
  endSessions: nothing,
};
