import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { Cursors } from '../src/mongo/cursors';
import { killChild, startChildServer, type ChildServer } from './child-server';
import { openSocket, opMsg } from './op-msg';
import { temporaryFolder } from './stand-in';

interface Held {
  readonly heldBytes: number;
  readonly sockets: number;
}

const MB = 1024 * 1024;

describe('the memory of a server', () => {
  const dataDir = temporaryFolder();
  let server: ChildServer;
  let client: MongoClient;
  beforeAll(async () => {
    const execArgv = ['--expose-gc', '--require', join(__dirname, 'measure-memory.cjs')];
    server = await startChildServer(dataDir, { execArgv });
    client = await new MongoClient(server.uri, { maxPoolSize: 1, serverMonitoringMode: 'poll' }).connect();
    // What every kind of message needs once, and compiled code, is there before anything is measured.
    await fuzz(300);
  });
  afterAll(async () => {
    await client.close();
    await killChild(server);
  });

  async function measure(): Promise<Held> {
    const answer = once(server.child, 'message') as Promise<[Held]>;
    server.child.send('measure');
    return (await answer)[0];
  }

  /** Measures when the server has as many connections as it should; taking and closing them takes it a moment. */
  async function measureWhen(isReached: (sockets: number) => boolean): Promise<Held> {
    for (;;) {
      const held = await measure();
      if (isReached(held.sockets)) return held;
    }
  }
  const measureWithAtMost = (wanted: number): Promise<Held> => measureWhen((sockets) => sockets <= wanted);

  const openCursors = async (): Promise<number> => {
    const { metrics } = await client.db().command({ serverStatus: 1 });
    return Number(metrics.cursor.open.total);
  };

  const text = 'x'.repeat(5000);
  const messages = [
    opMsg({ find: 'x', filter: { a: { $gt: text } }, $db: 'x' }),
    opMsg({ insert: 'x', documents: [{ a: [1, 'b'], text }], $db: 'x' }),
    opMsg({
      aggregate: 'x',
      pipeline: [{ $group: { _id: '$a', n: { $push: text } } }],
      cursor: {},
      $db: 'x',
    }),
    opMsg({ [`a ${text}`]: 'x', $db: 'x' }),
  ];
  const meddled = fc
    .tuple(
      fc.constantFrom(...messages),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      fc.nat(),
    )
    .map(([message, changes, cut]) => {
      const bytes = Buffer.from(message);
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      return cut % 2 ? bytes.subarray(0, cut % bytes.length) : bytes;
    });

  /** Sends changed, cut and whole messages, each on a connection that is then closed, or dropped without a word. */
  async function fuzz(count: number): Promise<void> {
    const waiting = fc.sample(meddled, count);
    const lane = async (): Promise<void> => {
      for (let bytes = waiting.pop(); bytes !== undefined; bytes = waiting.pop()) {
        const socket = await openSocket(server.port);
        const closed = once(socket, 'close');
        socket.resume();
        if (bytes.length % 3 === 0) socket.write(bytes, () => socket.destroy());
        else socket.end(bytes);
        await closed;
      }
    };
    await Promise.all(Array.from({ length: 20 }, lane));
    // What the sound ones among them stored is no leak.
    await client.db('x').dropDatabase();
  }

  it('is what it was after thousands of broken, cut and abandoned messages', async () => {
    const before = await measure();
    await fuzz(2000);
    const after = await measureWithAtMost(before.sockets);
    expect(after.heldBytes - before.heldBytes).toBeLessThan(2 * MB);
  });

  it('is not taken by announcements of large messages, only by what has come of them, until they are given up', async () => {
    const before = await measure();
    const sockets = await Promise.all(Array.from({ length: 100 }, () => openSocket(server.port)));
    const announced = opMsg({ ping: text, $db: 'x' }, { length: 48_000_000 });
    for (const socket of sockets) await new Promise((sent) => socket.write(announced, sent));
    await measureWhen((open) => open >= before.sockets + sockets.length);
    // Was there before this one, so the server has read from them when it answers.
    await client.db().command({ ping: 1 });
    const during = await measure();
    expect(during.heldBytes - before.heldBytes).toBeLessThan(10 * MB);
    for (const socket of sockets) socket.destroy();
    const after = await measureWithAtMost(before.sockets);
    expect(after.heldBytes - before.heldBytes).toBeLessThan(MB);
  });

  it('is not kept by a large message that is given up half-way', async () => {
    const before = await measure();
    const socket = await openSocket(server.port);
    socket.write(opMsg({ ping: text, $db: 'x' }, { length: 48_000_000 }));
    await new Promise((sent) => socket.write(Buffer.alloc(30 * MB), sent));
    expect((await measure()).heldBytes - before.heldBytes).toBeGreaterThan(20 * MB);
    socket.destroy();
    const after = await measureWithAtMost(before.sockets);
    expect(after.heldBytes - before.heldBytes).toBeLessThan(MB);
  });

  it('is not kept by cursors that are killed, nor by names that nobody knows', async () => {
    const things = client.db().collection('things');
    await things.insertMany(Array.from({ length: 100 }, () => ({ text })));
    const open = await openCursors();
    const before = await measure();
    for (let i = 0; i < 300; i++) {
      const cursor = things.find({}, { projection: { _id: 0 } }).batchSize(2);
      await cursor.next();
      if (i === 0) expect(await openCursors()).toBe(open + 1);
      await cursor.close();
      await client
        .db()
        .command({ [`unknown ${i} ${text}`]: 1 })
        .catch(() => undefined);
    }
    expect(await openCursors()).toBe(open);
    expect((await measure()).heldBytes - before.heldBytes).toBeLessThan(MB);
  });
});

describe('a cursor that is left behind', () => {
  it('is closed after ten minutes, unless it is used meanwhile', () => {
    const cursors = new Cursors();
    const { id } = cursors.start('db.things', [new Map(), new Map(), new Map()], 1) as { id: bigint };
    cursors.closeIdle(Date.now() + 9 * 60_000);
    expect(cursors.count).toBe(1);
    cursors.more(id, 'db.things', 1);
    cursors.closeIdle(Date.now() + 11 * 60_000);
    expect(cursors.count).toBe(0);
  });
});
