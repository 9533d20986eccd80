import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { MongoClient, type Document } from 'mongodb';
import type { Doc, Value } from '../src/mongo/bson/value';
import { findAll } from '../src/mongo/plan/query';
import { startMongoStandIn } from '../src/mongo/server';
import { frameBytes, headerBytes } from '../src/mongo/storage/journal-format';
import { parseIndexSpec } from '../src/mongo/storage/index-spec';
import { Store } from '../src/mongo/storage/store';
import { killChild, startChildServer } from './child-server';
import { failure, temporaryFolder } from './stand-in';

const reports: string[] = [];
const open = (folder: string): Store => Store.open(folder, (line) => reports.push(line));

function insert(store: Store, ...docs: Doc[]): void {
  store.write((batch) => {
    const collection = store.findOrCreate('db', 'things', batch);
    for (const doc of docs) collection.insert(doc, batch);
  });
}

/** Gives the first document another text. */
function rewrite(store: Store, text: string): void {
  const doc = new Map<string, Value>([
    ['_id', 1],
    ['text', text],
  ]);
  store.write((batch) => store.find('db', 'things')!.replace(1, doc, batch));
}

const ids = (store: Store): unknown[] =>
  findAll(store.find('db', 'things'), { filter: new Map() }).map(({ doc }) => doc.get('_id'));
const numbered = (id: number): Doc =>
  new Map<string, number | string>([
    ['_id', id],
    ['text', 'x'.repeat(50)],
  ]);

describe('the journal', () => {
  const base = temporaryFolder();
  let round = 0;
  const freshFolder = (): string => {
    const folder = join(base, String(round++));
    fs.mkdirSync(folder);
    return folder;
  };

  it('brings back documents, updates, removals, collections and indexes', async () => {
    const folder = freshFolder();
    const store = open(folder);
    insert(store, numbered(1), numbered(2), numbered(3));
    const collection = store.find('db', 'things')!;
    store.write((batch) => {
      store.createIndex(
        collection,
        parseIndexSpec(
          new Map<string, never>([
            ['name', 'text_-1__id_1' as never],
            [
              'key',
              new Map([
                ['text', -1],
                ['_id', 1],
              ]) as never,
            ],
            ['unique', true as never],
          ]),
        ),
        batch,
      );
      collection.replace(
        1,
        new Map<string, never>([
          ['_id', 1 as never],
          ['n', 9 as never],
        ]),
        batch,
      );
      collection.remove(2, batch);
      store.drop(store.findOrCreate('db', 'gone', batch), batch);
    });
    await store.close();
    for (let i = 0; i < 3; i++) {
      const again = open(folder);
      expect(ids(again)).toEqual([1, 3]);
      expect(again.find('db', 'things')!.document(1)!.get('n')).toBe(9);
      expect(again.find('db', 'things')!.indexes.map(({ name, isUnique }) => [name, isUnique])).toEqual([
        ['_id_', true],
        ['text_-1__id_1', true],
      ]);
      expect(again.find('db', 'gone')).toBeUndefined();
      await again.close();
    }
  });

  it('cuts off a tail torn at any byte, reports it, and goes on', async () => {
    const folder = freshFolder();
    const path = join(folder, 'journal');
    const store = open(folder);
    insert(store, numbered(1));
    const whole = statSync(path).size;
    insert(store, numbered(2), numbered(3));
    await store.close();
    const bytes = readFileSync(path);
    for (let end = whole + 1; end < bytes.length; end += 7) {
      writeFileSync(path, bytes.subarray(0, end));
      reports.length = 0;
      const torn = open(folder);
      expect(ids(torn)).toEqual([1]);
      expect(reports).toEqual([
        expect.stringContaining(`cut off a torn tail of ${end - whole} bytes at byte ${whole}`),
      ]);
      insert(torn, numbered(4));
      await torn.close();
    }
  });

  it('takes garbage or zeros at the end for a torn tail', async () => {
    for (const tail of [Buffer.alloc(5000), Buffer.from('garbage'.repeat(50))]) {
      const folder = freshFolder();
      const store = open(folder);
      insert(store, numbered(1));
      await store.close();
      appendFileSync(join(folder, 'journal'), tail);
      const again = open(folder);
      expect(ids(again)).toEqual([1]);
      await again.close();
    }
  });

  it('refuses damage that sound records follow, with the offset, and changes nothing', async () => {
    const folder = freshFolder();
    const path = join(folder, 'journal');
    const store = open(folder);
    const offset = statSync(path).size;
    for (let i = 1; i < 5; i++) insert(store, numbered(i));
    await store.close();
    const bytes = readFileSync(path);
    for (const place of [offset, offset + 5, offset + 9, offset + frameBytes + 20]) {
      const damaged = Buffer.from(bytes);
      damaged[place]! ^= 0x40;
      writeFileSync(path, damaged);
      expect(() => open(folder)).toThrow(`corrupt at byte ${offset}`);
      expect(readFileSync(path).equals(damaged)).toBe(true);
    }
    const noHeader = Buffer.from(bytes);
    noHeader[3]! ^= 1;
    writeFileSync(path, noHeader);
    expect(() => open(folder)).toThrow('corrupt at byte 0');
    truncateSync(path, headerBytes - 1);
    expect(() => open(folder)).toThrow('corrupt at byte 0');
  });

  it('is compacted when it has outgrown its data, and at start', async () => {
    const folder = freshFolder();
    const path = join(folder, 'journal');
    const store = open(folder);
    insert(store, numbered(1));
    let largest = 0;
    for (let i = 0; i < 3000; i++) {
      rewrite(store, `${i}`.repeat(300));
      largest = Math.max(largest, statSync(path).size);
    }
    expect(largest).toBeLessThan(1024 * 1024 + 20_000);
    expect(largest).toBeGreaterThan(1024 * 1024 - 20_000);
    await store.sync();
    await store.close();
    const again = open(folder);
    expect(again.find('db', 'things')!.document(1)!.get('text')).toBe('2999'.repeat(300));
    expect(statSync(path).size).toBeLessThan(5000);
    expect(existsSync(`${path}.new`)).toBe(false);
    await again.close();
  });

  it('goes on in the old file when it cannot be compacted, and tries again when that has doubled', async () => {
    const folder = freshFolder();
    const path = join(folder, 'journal');
    const store = open(folder);
    insert(store, numbered(1));
    // A folder in the place of the new file.
    fs.mkdirSync(`${path}.new`);
    reports.length = 0;
    for (let i = 0; i < 1500; i++) rewrite(store, `${i}`.padEnd(1000));
    expect(reports).toEqual([expect.stringContaining('Compacting the journal failed')]);
    expect(statSync(path).size).toBeGreaterThan(1_400_000);
    fs.rmdirSync(`${path}.new`);
    for (let i = 0; i < 1500; i++) rewrite(store, `${i}`.padEnd(1000));
    expect(statSync(path).size).toBeLessThan(1_400_000);
    await store.close();
    const again = open(folder);
    expect(again.find('db', 'things')!.document(1)!.get('text')).toBe('1499'.padEnd(1000));
    await again.close();
  });

  it('a crash in the middle of a compaction leaves the old journal', async () => {
    const folder = freshFolder();
    const store = open(folder);
    insert(store, numbered(1));
    await store.close();
    writeFileSync(join(folder, 'journal.new'), 'half a journal');
    const again = open(folder);
    expect(ids(again)).toEqual([1]);
    await again.close();
  });
});

describe('the data folder', () => {
  const folder = temporaryFolder();

  it('belongs to one server at a time, and to nobody after a crash', async () => {
    const first = await startMongoStandIn({ dataDir: folder });
    await expect(startMongoStandIn({ dataDir: folder })).rejects.toThrow(
      /in use by another MongoDB stand-in \(process \d+\)/,
    );
    await first.stop();
    for (const stale of [
      '{"pid":999999999}',
      `{"pid":${process.pid},"birth":"another boot"}`,
      '{"pid":-1}',
      'garbage',
      '',
    ]) {
      writeFileSync(join(folder, 'lock'), stale);
      const next = await startMongoStandIn({ dataDir: folder });
      await next.stop();
      expect(existsSync(join(folder, 'lock'))).toBe(false);
    }
  });
});

describe('a server whose parent ends', () => {
  const folder = temporaryFolder();

  it('ends too, and in order: the channel closes', async () => {
    const { child } = await startChildServer(folder);
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});

describe('a server whose disk is full', () => {
  const folder = temporaryFolder();

  it('tells the writer, takes the write back, goes on reading, and keeps what it acknowledged', async () => {
    const server = await startChildServer(folder, { largestFileKb: 100 });
    const client = await new MongoClient(server.uri).connect();
    const things = client.db().collection<Document>('things');
    await things.insertOne({ _id: 1 as never });
    const error = await failure(
      things.insertMany([{ _id: 2 as never }, { _id: 3 as never, text: 'x'.repeat(200_000) }]),
    );
    expect(error.message).toContain('Writing to the journal failed');
    expect(await things.find().toArray()).toEqual([{ _id: 1 }]);
    await things.insertOne({ _id: 2 as never });
    await client.close();
    await killChild(server);
    const again = await startMongoStandIn({ dataDir: folder });
    const second = await new MongoClient(again.uri).connect();
    expect(await second.db('db').collection('things').find().toArray()).toEqual([{ _id: 1 }, { _id: 2 }]);
    await second.close();
    await again.stop();
  });
});
