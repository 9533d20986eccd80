import { once } from 'node:events';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { encode } from '../src/mongo/bson/encode';
import { openSocket, opMsg, replyOn } from './op-msg';
import { failure, useStandIn } from './stand-in';

describe('the wire', () => {
  const mongo = useStandIn();

  const open = (): Promise<Socket> => openSocket(Number(new URL(mongo.uri).port));

  it('answers a message that comes byte by byte, and several that come at once', async () => {
    const socket = await open();
    for (const byte of opMsg({ ping: 1, $db: 'x' })) socket.write(Buffer.from([byte]));
    expect((await replyOn(socket)).get('ok')).toBe(1);
    // Of two, the first wants no answer.
    socket.write(Buffer.concat([opMsg({ ping: 1, $db: 'x' }, { flags: 2 }), opMsg({ hello: 1, $db: 'x' })]));
    expect((await replyOn(socket)).get('maxWireVersion')).toBe(21);
    socket.write(opMsg({ ping: 1, $db: 'x' }, { flags: 1, tail: Buffer.alloc(4) }));
    expect((await replyOn(socket)).get('ok')).toBe(1);
    socket.destroy();
  });

  it('tells the client of broken BSON and of a missing database', async () => {
    const socket = await open();
    const broken = opMsg({ ping: 'text', $db: 'x' });
    broken[25] = 0x42;
    socket.write(broken);
    expect((await replyOn(socket)).get('ok')).toBe(0);
    socket.write(opMsg({ ping: 1 }));
    expect((await replyOn(socket)).get('code')).toBe(14);
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

  const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown =>
    Array.from({ length: levels }).reduce(wrap, 1);

  it.each<[string, (inner: unknown) => unknown]>([
    ['documents', (inner) => ({ a: inner })],
    ['arrays', (inner) => [inner]],
  ])('takes %s as deep as MongoDB promises to, and refuses more', async (_name, wrap) => {
    const things = mongo.db.collection<Document>('things');
    await things.insertOne({ _id: 1 as never, deep: nested(179, wrap) });
    expect(await things.findOne({ deep: nested(179, wrap) })).toEqual({ _id: 1, deep: nested(179, wrap) });
    expect((await failure(things.insertOne({ deep: nested(180, wrap) }))).code).toBe(15);
    expect((await failure(things.updateOne({}, { $set: { deep: nested(180, wrap) } }))).code).toBe(15);
    const socket = await open();
    socket.write(opMsg({ find: 'things', filter: { deep: nested(250, wrap) }, $db: 'x' }));
    expect((await replyOn(socket)).get('code')).toBe(15);
    socket.destroy();
  });

  it('refuses what no stack would bear', async () => {
    const socket = await open();
    const deep = Array.from({ length: 10_000 }).reduce<Buffer>((inner) => encode({ a: inner }), encode({}));
    socket.write(opMsg({ insert: 'things', documents: [deep], $db: 'x' }));
    expect((await replyOn(socket)).get('code')).toBe(15);
    socket.destroy();
  });

  it('takes a regular expression of 32 kB, and refuses one that its engine cannot hold', async () => {
    const things = mongo.db.collection<Document>('things');
    const text = 'ab'.repeat(16_000);
    await things.insertMany([{ text }, { text: 'a' }]);
    expect(await things.countDocuments({ text: { $regex: `^${text}$` } })).toBe(1);
    const error = await failure(things.countDocuments({ text: { $regex: 'ab?'.repeat(10_900) } }));
    expect(error.code).toBe(51091);
    expect(error.message.length).toBeLessThan(1000);
  });

  it('refuses results over 16 MB', async () => {
    const things = mongo.db.collection<Document>('things');
    await things.insertMany(Array.from({ length: 9 }, (_, i) => ({ text: `${i}`.padEnd(2_000_000, 'x') })));
    const all = things.aggregate([{ $group: { _id: null, all: { $push: '$text' } } }]);
    expect((await failure(all.toArray())).code).toBe(10334);
    expect((await failure(things.distinct('text'))).code).toBe(17217);
    expect((await things.find().toArray()).length).toBe(9);
  });

  it('answers with an error where the reply would be over 48 MB, on the same connection', async () => {
    const socket = await open();
    await mongo.db.collection<Document>('things').insertOne({ _id: 'x'.repeat(20_000) as never });
    const documents = Array.from({ length: 1500 }, () => ({ _id: 'x'.repeat(20_000) }));
    const $db = mongo.db.databaseName;
    socket.write(opMsg({ insert: 'things', documents, ordered: false, $db }));
    const refused = await replyOn(socket);
    expect([refused.get('ok'), refused.get('code')]).toEqual([0, 10334]);
    socket.write(opMsg({ ping: 1, $db }));
    expect((await replyOn(socket)).get('ok')).toBe(1);
    socket.destroy();
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
