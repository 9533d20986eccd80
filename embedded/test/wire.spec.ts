import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { decode } from '../src/mongo/bson/decode';
import { encode } from '../src/mongo/bson/encode';
import type { Doc } from '../src/mongo/bson/value';
import { useStandIn } from './stand-in';

function opMsg(
  body: object,
  {
    flags = 0,
    opCode = 2013,
    tail = Buffer.alloc(0),
    length,
  }: { flags?: number; opCode?: number; tail?: Buffer; length?: number } = {},
): Buffer {
  const payload = Buffer.concat([Buffer.from([0]), encode(body), tail]);
  const header = Buffer.alloc(20);
  header.writeInt32LE(length ?? 20 + payload.length, 0);
  header.writeInt32LE(7, 4);
  header.writeInt32LE(opCode, 12);
  header.writeUInt32LE(flags, 16);
  return Buffer.concat([header, payload]);
}

describe('the wire', () => {
  const mongo = useStandIn();

  async function open(): Promise<Socket> {
    const socket = connect(Number(new URL(mongo.uri).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    return socket;
  }

  async function reply(socket: Socket): Promise<Doc> {
    let bytes = Buffer.alloc(0);
    while (bytes.length < 4 || bytes.length < bytes.readInt32LE(0)) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      bytes = Buffer.concat([bytes, chunk]);
    }
    expect(bytes.readInt32LE(8)).toBe(7);
    return decode(bytes.subarray(21));
  }

  it('answers a message that comes byte by byte, and several that come at once', async () => {
    const socket = await open();
    for (const byte of opMsg({ ping: 1, $db: 'x' })) socket.write(Buffer.from([byte]));
    expect((await reply(socket)).get('ok')).toBe(1);
    // Of two, the first wants no answer.
    socket.write(Buffer.concat([opMsg({ ping: 1, $db: 'x' }, { flags: 2 }), opMsg({ hello: 1, $db: 'x' })]));
    expect((await reply(socket)).get('maxWireVersion')).toBe(21);
    socket.write(opMsg({ ping: 1, $db: 'x' }, { flags: 1, tail: Buffer.alloc(4) }));
    expect((await reply(socket)).get('ok')).toBe(1);
    socket.destroy();
  });

  it('tells the client of broken BSON and of a missing database', async () => {
    const socket = await open();
    const broken = opMsg({ ping: 'text', $db: 'x' });
    broken[25] = 0x42;
    socket.write(broken);
    expect((await reply(socket)).get('ok')).toBe(0);
    socket.write(opMsg({ ping: 1 }));
    expect((await reply(socket)).get('code')).toBe(14);
    let deep: object = {};
    for (let i = 0; i < 300; i++) deep = { a: deep };
    socket.write(opMsg({ insert: 'x', documents: [deep], $db: 'x' }));
    expect((await reply(socket)).get('code')).toBe(15);
    socket.destroy();
  });

  it.each<[string, Buffer]>([
    ['an oversized length', opMsg({ ping: 1 }, { length: 0x7fffffff })],
    ['a negative length', opMsg({ ping: 1 }, { length: -5 })],
    ['an unknown opcode', opMsg({ ping: 1, $db: 'x' }, { opCode: 99 })],
    ['unknown flags', opMsg({ ping: 1, $db: 'x' }, { flags: 0x40 })],
    ['an unknown section', opMsg({ ping: 1, $db: 'x' }, { tail: Buffer.from([9, 0, 0, 0, 0, 0]) })],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ])('closes the connection on %s', async (_name, bytes) => {
    const socket = await open();
    const closed = once(socket, 'close');
    socket.write(bytes);
    socket.resume();
    await closed;
    expect((await mongo.db.command({ ping: 1 }))['ok']).toBe(1);
  });

  it('lives through any bytes, and other clients notice nothing', async () => {
    const messages = [
      opMsg({ find: 'x', filter: { a: { $gt: 1 } }, $db: 'x' }),
      opMsg({ insert: 'x', documents: [{ a: [1, 'b'] }], $db: 'x' }),
      opMsg({ aggregate: 'x', pipeline: [{ $group: { _id: '$a' } }], cursor: {}, $db: 'x' }),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...messages),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        fc.nat(),
        async (message, changes, cut) => {
          const bytes = Buffer.from(message);
          for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
          const socket = await open();
          const closed = once(socket, 'close');
          socket.resume();
          socket.end(bytes.subarray(0, cut % 3 === 0 ? cut % bytes.length : bytes.length));
          await closed;
        },
      ),
      { numRuns: 300 },
    );
    expect((await mongo.db.command({ ping: 1 }))['ok']).toBe(1);
  });

  it('holds back a client that does not read its answers', async () => {
    await mongo.db
      .collection('big')
      .insertMany(Array.from({ length: 20 }, () => ({ text: 'x'.repeat(500_000) })));
    const socket = await open();
    const request = opMsg({ find: 'big', $db: mongo.db.databaseName });
    for (let i = 0; i < 20; i++) socket.write(request);
    expect((await mongo.db.command({ ping: 1 }))['ok']).toBe(1);
    let received = 0;
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > 20 * 20 * 500_000) socket.destroy();
    });
    await once(socket, 'close');
  });
});
