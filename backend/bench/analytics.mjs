// npm run bench -w backend: whether a dashboard is as fast over a long past as over a short one, and what being counted
// costs a write. What a machine gives depends on what else it does, so the figures to look at are the ratios: both
// sides of each are measured in turns, within one run. Nothing fails when one is missed. The packages must be built.
//
//   npm run bench -w backend -- --messages 10000,1000000
//   MONGODB_URI=mongodb://127.0.0.1:27017 npm run bench -w backend      in databases bench_..., dropped afterwards
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { startServices } from '@switchboard/embedded';
import mongoose from 'mongoose';
import { conversation, DAYS, fill, message } from './history.mjs';

const require = createRequire(import.meta.url);
const dist = (file) => require(`../dist/${file}.js`);
const { ApiModule } = dist('app/api.module');
const { configureApi } = dist('app/configure-api');
const { hashPassword } = dist('modules/auth/passwords');
const { ConversationSchema } = dist('modules/conversations/conversation.schema');
const { MessageSchema } = dist('modules/messages/message.schema');
const { UserSchema } = dist('modules/users/user.schema');
const { GapQuestionSchema } = dist('modules/analytics/gaps/gap.schema');
const { RollupKeeper } = dist('modules/analytics/rollups/rollup-keeper.service');
const { RollupStateRepository } = dist('modules/analytics/rollups/rollup-state.repository');

const { ObjectId } = mongoose.mongo;
const { values } = parseArgs({ options: { messages: { type: 'string', default: '10000,1000000' } } });
const SIZES = values.messages.split(',').map(Number);
const ROUNDS = 25;
const WRITES = 400;
/** Milliseconds: while it makes an index the stand-in answers nobody. */
const PATIENCE = 300_000;
const PASSWORD = 'correct horse battery staple';

const DAY = 86_400_000;
const NOW = new Date();
const before = (days) => new Date(NOW.getTime() - days * DAY).toISOString();
const RANGES = { '24 h': 1, '7 d': 7, '30 d': 30, '90 d': DAYS };
const TABS = {
  overview: ['dashboard', 'conversations'],
  assistant: ['ai'],
  people: ['agents'],
  knowledge: ['faqs'],
  gaps: ['gaps'],
};
const LISTS = ['figure=messages&of=user', 'figure=resolved_alone', 'figure=category&of=billing'];

const median = (list) => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)];
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function tell(what, ...columns) {
  process.stdout.write(`${what.padEnd(44)} ${columns.map((column) => column.padStart(14)).join(' ')}\n`);
}
const ms = (value) => `${value.toFixed(1)} ms`;
const times = (value) => `${value.toFixed(2)} times`;

/** The API on a database of its own, with so many messages behind it. */
async function startDesk(services, size, number) {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const uri = services.mongo.uri.replace(/^([a-z+]+:\/\/[^/?]+)(\/[^?]*)?/, `$1/${name}`);
  const redis = new URL(services.redis.url);
  redis.pathname = `/${number + 1}`;
  const connection = await mongoose
    .createConnection(uri, { autoIndex: false, autoCreate: false, connectTimeoutMS: PATIENCE })
    .asPromise();
  const [admin, agent, customer] = [new ObjectId(), new ObjectId(), new ObjectId()];
  const people = { agent, customer, faq: new ObjectId() };
  const filling = await timed(async () => {
    await fill(connection, size, people, NOW);
    // Sooner made from what is there than kept up on the way.
    await makeIndexes(connection.collection('conversations'), ConversationSchema.indexes());
    await makeIndexes(connection.collection('messages'), MessageSchema.indexes());
    await makeIndexes(connection.collection('gap_questions'), GapQuestionSchema.indexes());
  });
  Object.assign(process.env, { MONGODB_URI: uri, REDIS_URL: redis.href });
  const app = await NestFactory.create(ApiModule, { bodyParser: false, logger: false, abortOnError: false });
  configureApi(app);
  await app.listen(0, '127.0.0.1');
  const email = 'bench@example.com';
  const password = await hashPassword(PASSWORD);
  const users = connection.model('User', UserSchema);
  await users.create(
    { _id: admin, name: 'Ada', email, role: 'admin', password },
    { _id: agent, name: 'Ben', email: 'agent@example.com', role: 'agent', password },
    { _id: customer, name: 'Cora', email: 'customer@example.com', role: 'customer', password },
  );
  const counting = await timed(() => countAll(app));
  const url = `${await app.getUrl()}/api`;
  const login = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const signedIn = await login.json();
  if (!login.ok) throw new Error(`signing in: ${signedIn.message}`);
  const { token } = signedIn.data;
  const get = async (path) => {
    const answer = await fetch(`${url}/analytics/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const rollups = await connection.collection('rollups').countDocuments();
  tell(
    `${size.toLocaleString('en')} messages, ${rollups.toLocaleString('en')} rollups`,
    `put in ${(filling / 1000).toFixed(0)} s`,
    `counted in ${(counting / 1000).toFixed(0)} s`,
  );
  const end = async () => {
    await app.close();
    await connection.dropDatabase();
    await connection.close();
  };
  return { size, connection, people, get, end };
}

async function makeIndexes(collection, indexes) {
  for (const [keys, options] of indexes) await collection.createIndex(keys, options);
}

/** As a worker's sweeps do it. */
async function countAll(app) {
  const keeper = app.get(RollupKeeper, { strict: false });
  const state = app.get(RollupStateRepository, { strict: false });
  for (;;) {
    await keeper.takeTurn(new Date());
    const { countedAt, fullCount } = (await state.find()) ?? {};
    if (countedAt && !fullCount) return;
  }
}

/** What a tab, or a list, takes at each desk, asked in turns. */
async function compare(what, desks, ask) {
  const met = desks.map(() => []);
  for (const desk of desks) await ask(desk);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [place, desk] of desks.entries()) met[place].push(await timed(() => ask(desk)));
  }
  const medians = met.map(median);
  const ratio = medians.at(-1) / medians[0];
  tell(what, ...medians.map(ms), times(ratio));
  return ratio;
}

const isCounting = ([keys], names) => Object.keys(keys).length === 1 && names.includes(Object.keys(keys)[0]);

/** What one write takes in a collection with all its indexes, and in one without those that counting needs. */
async function compareWrites(what, connection, schema, names, make) {
  const indexes = schema.indexes();
  const collections = [];
  for (const kept of [indexes.filter((index) => !isCounting(index, names)), indexes]) {
    const collection = connection.collection(`writes_${what}_${kept.length}`);
    await makeIndexes(collection, kept);
    collections.push(collection);
  }
  const met = collections.map(() => []);
  for (let number = 0; number < 2 * WRITES; number++) {
    for (const [place, collection] of collections.entries()) {
      const document = make(number);
      const took = await timed(() => collection.insertOne(document));
      if (number >= WRITES) met[place].push(took);
    }
  }
  const [without, withAll] = met.map(median);
  tell(`a ${what}, without and with ${names.join(', ')}`, ms(without), ms(withAll), times(withAll / without));
}

// The stand-in holds all in memory; its process takes this from here.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=16000`.trim();
const dataDir = mkdtempSync(join(tmpdir(), 'backend-bench-'));
const { MONGODB_URI: mongoUri, BENCH_REDIS_URL: redisUrl } = process.env;
const services = await startServices({
  dataDir,
  ...(mongoUri && { mongoUri }),
  ...(redisUrl && { redisUrl }),
});
Object.assign(process.env, {
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'silent',
  JWT_SECRET: randomBytes(32).toString('hex'),
  RATE_LIMIT_API: '1000000/60',
});
const desks = [];
try {
  tell(services.mongo.description);
  // The largest first: what it keeps the store from does not wait yet.
  for (const [number, size] of [...SIZES.entries()].reverse()) {
    desks.unshift(await startDesk(services, size, number));
  }

  tell('', ...SIZES.map((size) => `at ${size.toLocaleString('en')}`), 'wanted: 1.5');
  const ratios = [];
  for (const [range, days] of Object.entries(RANGES)) {
    for (const [tab, paths] of Object.entries(TABS)) {
      const ask = ({ get }) => Promise.all(paths.map((path) => get(`${path}?from=${before(days)}`)));
      ratios.push(await compare(`${tab}, ${range}`, desks, ask));
    }
  }
  tell('worst of these', times(Math.max(...ratios)));
  tell('');
  tell('What figures are made of, 90 d');
  for (const list of LISTS) {
    await compare(list, desks, ({ get }) => get(`drill-down?${list}&from=${before(DAYS)}`));
  }
  tell('');
  tell('Writes, medians');
  const [{ connection, people }] = desks;
  const parent = new ObjectId();
  await compareWrites('message', connection, MessageSchema, ['createdAt', 'updatedAt'], (number) => ({
    ...message((number % 10) + 1, { conversation: parent, createdAt: new Date(), ...people }),
    seq: number,
  }));
  await compareWrites(
    'conversation',
    connection,
    ConversationSchema,
    ['createdAt', 'updatedAt', 'milestones.at'],
    (number) => conversation(number, { createdAt: new Date(), ...people }),
  );
} finally {
  for (const desk of desks) await desk.end();
  await services.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
// Nest's and the driver's last timers are nobody's to wait for.
process.exit();
