// npm run bench -w embedded: how fast the MongoDB stand-in is, with the real driver over loopback. Figures are medians
// of five; what a machine gives depends on what else it does, so nothing fails when a target is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, ObjectId } from 'mongodb';
import { startStandInProcess } from '../dist/mongo/stand-in-process.js';

const ROUNDS = 5;
const STATUSES = ['open', 'pending', 'resolved', 'closed'];
const FILL = 'I was charged twice for my subscription and would like to have one payment back. '.repeat(3);

/** A message of about 400 bytes. */
const message = (number) => ({
  _id: new ObjectId(),
  conversationId: `conversation-${number % 1000}`,
  seq: Math.floor(number / 1000),
  status: STATUSES[number % STATUSES.length],
  length: number % 997,
  createdAt: new Date(1.7e12 + number * 1000),
  text: FILL,
});

const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const median = (values) => quantile(values, 0.5);

/** Milliseconds that some work takes. */
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function medianOf(work) {
  const results = [];
  for (let round = 0; round < ROUNDS; round++) results.push(await work(round));
  return median(results);
}

/** How often per second one client can do something, one after the other. */
const perSecond = (count, work) =>
  medianOf(async () => {
    const took = await timed(async () => {
      for (let i = 0; i < count; i++) await work(i);
    });
    return (count / took) * 1000;
  });

/** Each of many waits, in milliseconds. */
async function waits(count, work) {
  const all = [];
  for (let i = 0; i < count; i++) all.push(await timed(() => work(i)));
  return all;
}

async function fill(collection, count) {
  await collection.createIndex({ conversationId: 1, seq: -1 });
  const ids = [];
  for (let start = 0; start < count; start += 1000) {
    const docs = Array.from({ length: 1000 }, (_, i) => message(start + i));
    ids.push(...docs.map(({ _id }) => _id));
    await collection.insertMany(docs);
  }
  return ids;
}

const pick = (list, i) => list[(i * 7919) % list.length];

/** A conversation's latest messages. */
const page = (collection, i, size) =>
  collection
    .find({ conversationId: `conversation-${i % 1000}` })
    .sort({ seq: -1 })
    .limit(size)
    .toArray();

const group = (collection) =>
  collection
    .aggregate([
      {
        $group: {
          _id: '$status',
          count: { $sum: 1 },
          length: { $avg: '$length' },
          last: { $max: '$createdAt' },
        },
      },
    ])
    .toArray();

function tell(what, figure, target) {
  process.stdout.write(`${what.padEnd(52)} ${figure.padStart(12)}   ${target}\n`);
}
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const resident = async (client) => `${(await client.db().command({ serverStatus: 1 })).mem.resident} MB`;

const dataDir = mkdtempSync(join(tmpdir(), 'stand-in-bench-'));
let server = await startStandInProcess(dataDir, undefined);
let client = await new MongoClient(server.address).connect();
try {
  const messages = client.db().collection('messages');
  const ids = await fill(messages, 100_000);
  tell('resident with 100,000 documents', await resident(client), 'at most 250 MB');

  const rate = async (what, count, target, work) =>
    tell(what, `${Math.round(await perSecond(count, work))}/s`, target && `at least ${target}/s`);
  const single = client.db().collection('single');
  await rate('insertOne', 3000, 2000, (i) => single.insertOne(message(i)));
  await rate('findOne by _id', 4000, 4000, (i) => messages.findOne({ _id: pick(ids, i) }));
  await rate('updateOne', 3000, 2000, (i) =>
    messages.updateOne({ _id: pick(ids, i) }, { $inc: { length: 1 } }),
  );
  const majority = { writeConcern: { w: 'majority' } };
  await rate('insertOne, w: majority (an fsync each)', 300, '', (i) =>
    single.insertOne(message(i), majority),
  );
  const find = await medianOf(async () => median(await waits(500, (i) => page(messages, i, 50))));
  tell('indexed find, sort and limit 50', ms(find), 'at most 1 ms');

  tell(
    '$group over 100,000 documents',
    ms(await medianOf(() => timed(() => group(messages)))),
    'at most 400 ms',
  );
  const other = await new MongoClient(server.address).connect();
  const otherMessages = other.db().collection('messages');
  const p99 = await medianOf(async () => {
    let isDone = false;
    const work = group(messages).finally(() => (isDone = true));
    const met = [];
    for (let i = 0; !isDone; i++) met.push(await timed(() => otherMessages.findOne({ _id: pick(ids, i) })));
    await work;
    return quantile(met, 0.99);
  });
  tell("another client's findOne meanwhile, p99", ms(p99), 'at most 50 ms');
  await other.close();

  const small = client.db().collection('small');
  const large = client.db().collection('large');
  await fill(small, 10_000);
  await fill(large, 300_000);
  const scans = await medianOf(async () => {
    const few = await waits(500, (i) => page(small, i, 10));
    const many = await waits(500, (i) => page(large, i, 10));
    return median(many) / median(few);
  });
  tell(
    'indexed find at 300,000 documents, to that at 10,000',
    `${scans.toFixed(2)} times`,
    'at most 1.5 times',
  );
  await Promise.all([small, large, single].map((collection) => collection.drop()));

  await client.close();
  await server.stop();
  const starts = [];
  for (let round = 0; round < ROUNDS; round++) {
    starts.push(await timed(async () => (server = await startStandInProcess(dataDir, undefined))));
    if (round < ROUNDS - 1) await server.stop();
  }
  tell('start with 100,000 documents', ms(median(starts)), 'at most 3000 ms');
  client = await new MongoClient(server.address).connect();
  tell('resident after that', await resident(client), 'at most 250 MB');
} finally {
  await client.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
