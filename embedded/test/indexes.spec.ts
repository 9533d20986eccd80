import { type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('indexes', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');

  /** The stages of a plan from the top down; MongoDB has stages of its own between the ones that matter here. */
  const stages = (plan: Document): Document[] => {
    const below = (plan['inputStage'] ?? plan['inputStages']?.[0]) as Document | undefined;
    return [plan, ...(below ? stages(below) : [])];
  };

  /** The index a query uses, whether backwards, and whether it still has to sort. */
  async function plan(filter: Document, sort: Document = {}): Promise<string> {
    const { queryPlanner } = await things().find(filter).sort(sort).explain();
    const { winningPlan } = queryPlanner as { winningPlan: Document };
    const found = stages(winningPlan['queryPlan'] ?? winningPlan);
    const scan = found.at(-1)!;
    // MongoDB looks an _id up without a plan, and then names no index.
    const name = (scan['stage'] === 'IDHACK' ? '_id_' : scan['indexName']) ?? scan['stage'];
    const direction = scan['stage'] === 'IXSCAN' && scan['direction'] === 'backward' ? ' backward' : '';
    return `${found.some(({ stage }) => stage === 'SORT') ? 'SORT ' : ''}${name}${direction}`;
  }

  it('plans by equality, range and order', async () => {
    // MongoDB tries plans out: the better one has to be better by far.
    await things().insertMany(
      Array.from({ length: 200 }, (_, i) => ({ s: i % 50 ? 'closed' : 'open', t: i % 10, u: i })),
    );
    await things().createIndexes([
      { key: { s: 1, t: -1 } },
      { key: { u: 1 }, sparse: true },
      { key: { t: 1 }, name: 'byTime' },
    ]);
    expect(await plan({ _id: 1 })).toBe('_id_');
    expect(await plan({ s: 'open' })).toBe('s_1_t_-1');
    expect(await plan({ s: 'open' }, { t: -1 })).toBe('s_1_t_-1');
    expect(await plan({ s: 'open' }, { t: 1 })).toBe('s_1_t_-1 backward');
    // In what order it gets there is the server's affair: it may sort, or merge two sorted scans.
    expect(await plan({ s: { $in: ['open', 'closed'] } }, { t: 1 })).toContain('s_1_t_-1');
    expect(await plan({ s: 'open', t: { $gt: 1, $lt: 5 } })).toBe('s_1_t_-1');
    expect(await plan({}, { s: -1, t: 1 })).toBe('s_1_t_-1 backward');
    expect(await plan({}, { s: 1, t: 1 })).toBe('SORT COLLSCAN');
    expect(await plan({}, { t: -1 })).toBe('byTime backward');
    expect(await plan({ u: null })).toBe('COLLSCAN');
    expect(await plan({ u: 5 })).toBe('u_1');
    expect(await plan({}, { u: 1 })).toBe('SORT COLLSCAN');
    expect(await plan({ x: 1 })).toBe('COLLSCAN');
  });

  it('plans by what holds for one element of an array', async () => {
    await things().insertMany(
      Array.from({ length: 200 }, (_, i) => ({ steps: [{ at: i, by: 'a' }, { at: i + 1_000 }] })),
    );
    await things().createIndex({ 'steps.at': 1 });
    const within = { steps: { $elemMatch: { at: { $gte: 150, $lt: 152 } } } };
    expect(await plan(within)).toBe('steps.at_1');
    expect(await things().countDocuments(within)).toBe(2);
    expect(await things().countDocuments({ steps: { $elemMatch: { at: 1_150, by: 'a' } } })).toBe(0);
    // Without it each condition may be met by another element: the second one of each is above both bounds.
    expect(await things().countDocuments({ 'steps.at': { $gte: 150, $lt: 152 } })).toBe(152);
  });

  it('uses a partial index only where the filter implies it', async () => {
    await things().createIndex({ n: 1 }, { partialFilterExpression: { s: 'open', k: { $gt: 5 } } });
    await things().insertMany([
      { n: 1, s: 'open', k: 7 },
      { n: 1, s: 'closed', k: 7 },
    ]);
    expect(await plan({ n: 1, s: 'open', k: 6 })).toBe('n_1');
    expect(await plan({ n: 1, s: 'open', k: 5 })).toBe('COLLSCAN');
    expect(await plan({ n: 1 })).toBe('COLLSCAN');
    expect(await things().countDocuments({ n: 1 })).toBe(2);
  });

  it('keeps unique what is unique', async () => {
    await things().createIndex({ a: 1, b: -1 }, { unique: true });
    await things().insertMany([{ a: 1, b: 'x' }, { a: 1, b: 'y' }, { a: 2 }]);
    const error = await failure(things().insertOne({ b: 'x', a: 1 }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { a: 1, b: -1 }, keyValue: { a: 1, b: 'x' } });
    expect(error.message).toContain(
      `E11000 duplicate key error collection: ${things().namespace} index: a_1_b_-1 dup key: { a: 1, b: "x" }`,
    );
    expect((await failure(things().insertOne({ a: 2, b: null }))).code).toBe(11000);
    expect((await failure(things().updateOne({ b: 'y' }, { $set: { b: 'x' } }))).code).toBe(11000);
    expect(await things().countDocuments({ b: 'y' })).toBe(1);
    await things().updateOne({ b: 'y' }, { $set: { b: 'y', c: 1 } });
  });

  it('unique, multikey, sparse and partial together do as MongoDB does', async () => {
    await things().createIndex({ tags: 1 }, { unique: true, sparse: true });
    await things().insertMany([{ tags: ['a', 'a', 'b'] }, { n: 1 }, { n: 2 }]);
    expect((await failure(things().insertOne({ tags: ['c', 'b'] }))).keyValue).toEqual({ tags: 'b' });
    await things().createIndex(
      { mail: 1 },
      { unique: true, partialFilterExpression: { mail: { $type: 'string' } } },
    );
    await things().insertMany([{ mail: null }, { mail: null }, { mail: 'x' }]);
    expect((await failure(things().insertOne({ mail: 'x' }))).code).toBe(11000);
  });

  it('keeps one empty array where the index is unique, one null, and one missing field', async () => {
    await things().createIndex({ a: -1 }, { unique: true });
    await things().insertMany([{ a: [] }, { a: null }]);
    expect((await failure(things().insertOne({ a: [] }))).code).toBe(11000);
    expect((await failure(things().insertOne({}))).code).toBe(11000);
  });

  it('refuses a unique index over duplicates, and leaves nothing behind', async () => {
    await things().insertMany([{ a: 1 }, { a: 1 }]);
    expect((await failure(things().createIndex({ a: 1 }, { unique: true }))).code).toBe(11000);
    expect((await things().indexes()).length).toBe(1);
  });

  it('lists, drops and refuses indexes', async () => {
    expect(await things().createIndex({ a: 1 }, { expireAfterSeconds: 60 })).toBe('a_1');
    expect(await things().createIndex({ a: 1 }, { expireAfterSeconds: 60 })).toBe('a_1');
    expect(await things().indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1 }, name: 'a_1', expireAfterSeconds: 60 },
    ]);
    expect(
      (await failure(things().createIndex({ a: 1 }, { expireAfterSeconds: 60, name: 'other' }))).code,
    ).toBe(85);
    expect((await failure(things().createIndex({ b: 1 }, { name: 'a_1' }))).code).toBe(86);
    expect((await failure(things().createIndex({ a: 'bogus' as never }))).code).toBe(67);
    await things().dropIndex('a_1');
    expect((await failure(things().dropIndex('a_1'))).code).toBe(27);
    expect((await failure(mongo.db.command({ listIndexes: 'nothing' }))).code).toBe(26);
  });

  it('lets exactly one of many racers have a unique key', async () => {
    await things().createIndex({ key: 1 }, { unique: true });
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => things().insertOne({ key: 'one', n })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    const upserts = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        things().updateOne({ key: 'two' }, { $inc: { n: 1 } }, { upsert: true }),
      ),
    );
    expect(upserts.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await things().findOne({ key: 'two' })).toMatchObject({ n: 50 });
  });

  it('refuses parallel arrays, and takes several fields of one array', async () => {
    await things().createIndex({ a: 1, b: 1 });
    await things().createIndex({ 'n.x': 1, 'n.y': 1 });
    expect((await failure(things().insertOne({ a: [1], b: [2] }))).code).toBe(171);
    await things().insertOne({
      a: [1, 2],
      b: 3,
      n: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    });
    expect(await things().countDocuments({ 'n.x': 1, 'n.y': 2 })).toBe(1);
    expect(await things().countDocuments({ a: 2, b: 3 })).toBe(1);
  });
});
