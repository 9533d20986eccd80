import { Double, type Document, type CreateIndexesOptions } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('index definitions and uniqueness', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');
  const names = async () => (await things().indexes()).map(({ name }) => name);

  it.each<[string, Document, CreateIndexesOptions, number]>([
    ['the same under another name', { a: 1 }, { expireAfterSeconds: 60, name: 'x' }, 85],
    ['another expiry under another name', { a: 1 }, { expireAfterSeconds: 61, name: 'x' }, 85],
    ['another expiry under the same name', { a: 1 }, { expireAfterSeconds: 61 }, 85],
    ['another key under the same name', { b: 1 }, { name: 'a_1' }, 86],
    ['uniqueness under the same name', { a: 1 }, { unique: true }, 86],
    ['sparseness under the same name', { a: 1 }, { sparse: true }, 86],
    ['a filter under the same name', { a: 1 }, { partialFilterExpression: { a: 1 } }, 86],
  ])('refuses %s', async (_name, key, options, code) => {
    await things().createIndex({ a: 1 }, { expireAfterSeconds: 60 });
    expect((await failure(things().createIndex(key as { a: 1 }, options))).code).toBe(code);
    expect(await names()).toEqual(['_id_', 'a_1']);
  });

  it('takes one key several times where uniqueness, sparseness or filter differ', async () => {
    await things().createIndex({ a: 1 });
    await things().createIndex({ a: 1 }, { unique: true, name: 'unique' });
    await things().createIndex({ a: 1 }, { sparse: true, name: 'sparse' });
    await things().createIndex({ a: 1 }, { partialFilterExpression: { b: 1 }, name: 'partial' });
    expect(await names()).toEqual(['_id_', 'a_1', 'unique', 'sparse', 'partial']);
    const error = await failure(mongo.db.command({ dropIndexes: 'things', index: { a: 1 } }));
    expect(error).toMatchObject({ code: 181, codeName: 'AmbiguousIndexKeyPattern' });
  });

  it('makes again what is there, the _id index too', async () => {
    await things().createIndex({ a: 1 }, { unique: true });
    const again = await mongo.db.command({
      createIndexes: 'things',
      indexes: [
        { key: { a: 1 }, name: 'a_1', unique: true },
        { key: { _id: 1 }, name: '_id_1' },
      ],
    });
    expect(again).toEqual({
      numIndexesBefore: 2,
      numIndexesAfter: 2,
      createdCollectionAutomatically: false,
      note: 'all indexes already exist',
      ok: 1,
    });
  });

  it('makes all indexes of a command or none, and the collection with them', async () => {
    const made = { createIndexes: 'new', indexes: [{ key: { a: 1 }, name: 'a' }] };
    expect(await mongo.db.command(made)).toEqual({
      numIndexesBefore: 1,
      numIndexesAfter: 2,
      createdCollectionAutomatically: true,
      ok: 1,
    });
    await things().insertMany([{ a: 1 }, { a: 1 }]);
    const indexes = [
      { key: { b: 1 }, name: 'b' },
      { key: { a: 1 }, name: 'a', unique: true },
    ];
    const error = await failure(mongo.db.command({ createIndexes: 'things', indexes }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { a: 1 }, keyValue: { a: 1 } });
    expect(await names()).toEqual(['_id_']);
  });

  it('drops by name, by names, by key and all', async () => {
    const drop = (index: unknown) => mongo.db.command({ dropIndexes: 'things', index });
    await things().createIndexes(['a', 'b', 'c', 'd', 'e'].map((field) => ({ key: { [field]: 1 } })));
    expect(await drop('a_1')).toEqual({ nIndexesWas: 6, ok: 1 });
    expect(await drop({ b: 1 })).toEqual({ nIndexesWas: 5, ok: 1 });
    expect(await drop(['c_1', 'c_1'])).toEqual({ nIndexesWas: 4, ok: 1 });
    expect((await failure(drop(['d_1', 'x_1']))).code).toBe(27);
    expect(await names()).toEqual(['_id_', 'd_1', 'e_1']);
    expect(await drop('*')).toEqual({ nIndexesWas: 3, msg: 'non-_id indexes dropped for collection', ok: 1 });
    expect(await names()).toEqual(['_id_']);
  });

  it.each<[string, Document]>([
    ['$ne', { a: { $ne: 1 } }],
    ['$exists: false', { a: { $exists: false } }],
    ['$ne below $and', { $and: [{ a: { $ne: 1 } }] }],
    ['a regular expression', { a: /x/ }],
    ['$not', { a: { $gt: 1, $not: { $gt: 5 } } }],
    ['$nor', { $nor: [{ a: 1 }] }],
  ])('refuses to filter by %s', async (_name, partialFilterExpression) => {
    expect((await failure(things().createIndex({ a: 1 }, { partialFilterExpression }))).code).toBe(67);
  });

  it.each<[string, Document, CreateIndexesOptions, Document[], Document, Document | undefined]>([
    ['a path', { 'a.b': 1 }, {}, [{ a: { b: 1 } }], { a: [{ b: 2 }, { b: 1 }] }, { 'a.b': 1 }],
    ['the same number of another type', { a: 1 }, {}, [{ a: 1 }], { a: 1.0 }, { a: 1 }],
    ['null and missing', { a: 1 }, {}, [{ b: 1 }], { a: null }, { a: null }],
    ['missing, in a sparse one', { a: 1 }, { sparse: true }, [{ b: 1 }], { b: 1 }, undefined],
    ['null, in a sparse one', { a: 1 }, { sparse: true }, [{ a: null }], { a: null }, { a: null }],
    [
      'one missing of two, in a sparse one',
      { a: 1, b: 1 },
      { sparse: true },
      [{ a: 1 }],
      { a: 1 },
      { a: 1, b: null },
    ],
    ['elements of one document', { a: 1 }, {}, [{ a: ['x', 'x'] }], { a: 'y' }, undefined],
    ['elements of two', { a: 1 }, {}, [{ a: ['x', 'y'] }], { a: ['z', 'y'] }, { a: 'y' }],
    [
      'fields of one element',
      { 'n.x': 1, 'n.y': 1 },
      {},
      [
        {
          n: [
            { x: 1, y: 1 },
            { x: 2, y: 2 },
          ],
        },
      ],
      { n: [{ x: 1, y: 2 }] },
      undefined,
    ],
    [
      'fields of one element, both',
      { 'n.x': 1, 'n.y': 1 },
      {},
      [
        {
          n: [
            { x: 1, y: 1 },
            { x: 2, y: 2 },
          ],
        },
      ],
      { n: { x: 2, y: 2 } },
      { 'n.x': 2, 'n.y': 2 },
    ],
    [
      'inside a filter',
      { a: 1 },
      { partialFilterExpression: { s: 'on' } },
      [{ a: 1, s: 'on' }],
      { a: 1, s: 'on' },
      { a: 1 },
    ],
    [
      'outside a filter',
      { a: 1 },
      { partialFilterExpression: { s: 'on' } },
      [{ a: 1, s: 'on' }],
      { a: 1, s: 'off' },
      undefined,
    ],
    [
      'documents with their fields in another order',
      { a: 1 },
      {},
      [{ a: { x: 1, y: 2 } }],
      { a: { y: 2, x: 1 } },
      undefined,
    ],
    ['a descending field', { a: -1, b: 1 }, {}, [{ a: 'x', b: 1 }], { a: 'x', b: 1 }, { a: 'x', b: 1 }],
  ])('keeps unique: %s', async (_name, key, options, docs, doc, keyValue) => {
    await things().createIndex(key, { unique: true, ...options });
    await things().insertMany(docs);
    const inserting = things().insertOne({ ...doc });
    if (keyValue === undefined) await inserting;
    else {
      expect(await failure(inserting)).toMatchObject({ code: 11000, keyPattern: key, keyValue });
      const upserting = things().updateOne({ x: 1 }, { $set: { ...doc } }, { upsert: true });
      expect(await failure(upserting)).toMatchObject({ code: 11000, keyPattern: key, keyValue });
      expect(await things().countDocuments()).toBe(docs.length);
    }
  });

  it('does not take a filter for implied that leaves documents out', async () => {
    await things().createIndex({ a: 1, b: 1 }, { partialFilterExpression: { a: { $type: 'int' } } });
    await things().createIndex({ b: 1, c: 1 }, { partialFilterExpression: { b: { $type: 'null' } } });
    await mongo.db.command({
      insert: 'things',
      documents: [{ a: 1, b: 1 }, { a: 1.5, b: 1 }, { a: 2 }, { a: 3, b: null }],
    });
    await things().updateOne({ a: 1.5 }, { $set: { a: new Double(1) } });
    expect(await things().countDocuments({ a: 1 })).toBe(2);
    expect(await things().countDocuments({ b: null })).toBe(2);
  });

  describe('a regular expression with a literal beginning', () => {
    const scan = async (filter: Document, sort: Document = {}) => {
      const { winningPlan } = (await things().find(filter).sort(sort).explain())['queryPlanner'];
      return winningPlan.stage === 'FETCH' ? winningPlan.inputStage.indexName : winningPlan.stage;
    };

    it.each<[string, Document, string[]]>([
      ['a prefix', { s: /^ab/ }, ['ab', 'abc', 'abd', 'array', 'itself']],
      ['$regex', { s: { $regex: '^ab' } }, ['ab', 'abc', 'abd', 'array', 'itself']],
      ['an escaped dot', { s: /^a\.b/ }, ['a.b']],
      ['what may be missing', { s: /^abc?d/ }, ['abd']],
      ['what repeats', { s: /^ab+c/ }, ['abc']],
      ['a class', { s: /^ab[cd]$/ }, ['abc', 'abd']],
      ['a character of two units', { s: new RegExp('^\u{1f600}') }, ['smile']],
    ])('uses the index: %s', async (_name, filter, expected) => {
      for (const s of ['ab', 'abc', 'abd', 'a.b', 'Ab', 'b', 'xab', 'a'])
        await things().insertOne({ s, name: s });
      await things().insertMany([
        { s: ['z', 'abx'], name: 'array' },
        { s: /^ab/, name: 'itself' },
        { s: '\u{1f600}!', name: 'smile' },
        { s: 5, name: 'number' },
      ]);
      for (const direction of [1, -1] as const) {
        await things().createIndex({ s: direction });
        expect(await scan(filter)).toBe(`s_${direction}`);
        const found = await things().find(filter).toArray();
        expect(found.map(({ name }) => name as string).sort()).toEqual([...expected].sort());
        await things().dropIndex(`s_${direction}`);
      }
    });

    it('gives their order too, both ways', async () => {
      await things().insertMany([{ s: 'abc' }, { s: /^ab/ }, { s: 'abd' }, { s: 'ab' }]);
      await things().createIndex({ s: 1 });
      expect(await scan({ s: /^ab/ }, { s: -1 })).toBe('s_1');
      const found = await things().find({ s: /^ab/ }).sort({ s: -1 }).toArray();
      expect(found.map(({ s }) => s as unknown)).toEqual([/^ab/, 'abd', 'abc', 'ab']);
    });

    it.each<[string, Document]>([
      ['letters of either case', { s: /^ab/i }],
      ['lines', { s: /^ab/m }],
      ['alternatives', { s: /^ab|x/ }],
      ['no beginning', { s: /ab/ }],
      ['a first character that may be missing', { s: /^a*b/ }],
    ])('does not use it for %s', async (_name, filter) => {
      await things().insertOne({ s: 'ab' });
      await things().createIndex({ s: 1 });
      expect(await scan(filter)).toBe('COLLSCAN');
      expect(await things().countDocuments(filter)).toBe(1);
    });
  });
});
