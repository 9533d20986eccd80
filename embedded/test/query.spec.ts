import { Binary, Double, Long, ObjectId, Timestamp, type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('queries', () => {
  const mongo = useMongo();

  async function matching(docs: Document[], filter: Document): Promise<unknown[]> {
    const things = mongo.db.collection<Document>('things');
    await things.deleteMany({});
    await things.insertMany(docs.map((doc, i) => ({ ...doc, _id: i as never })));
    return (await things.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
  }

  const values: Document[] = [
    { a: 1 },
    { a: 2.5 },
    { a: '2' },
    { a: null },
    {},
    { a: [1, 5] },
    { a: [] },
    { a: { b: 1 } },
    {
      a: [
        { b: 1, c: 2 },
        { b: 3, c: 4 },
      ],
    },
    { a: new Date(5) },
    { a: true },
  ];

  it.each<[string, Document, number[]]>([
    ['equality looks into arrays', { a: 1 }, [0, 5]],
    ['null equals missing', { a: null }, [3, 4]],
    ['$ne excludes arrays that hold the value', { a: { $ne: 1 } }, [1, 2, 3, 4, 6, 7, 8, 9, 10]],
    ['comparison stays within the type', { a: { $gt: 0 } }, [0, 1, 5]],
    ['strings compare with strings only', { a: { $gte: '1' } }, [2]],
    ['dates compare with dates only', { a: { $lt: new Date(10) } }, [9]],
    ['$gte null matches null and missing', { a: { $gte: null } }, [3, 4]],
    ['two bounds may hold for different elements', { a: { $gt: 4, $lt: 2 } }, [5]],
    ['$elemMatch binds bounds to one element', { a: { $elemMatch: { $gt: 4, $lt: 2 } } }, []],
    ['$in with null', { a: { $in: [null, 2.5] } }, [1, 3, 4]],
    ['$nin', { a: { $nin: [null, 1] } }, [1, 2, 6, 7, 8, 9, 10]],
    ['$exists: false', { a: { $exists: false } }, [4]],
    ['$type by name, elements too', { a: { $type: 'number' } }, [0, 1, 5]],
    ['$type array', { a: { $type: 'array' } }, [5, 6, 8]],
    ['$type by number', { a: { $type: [9, 8] } }, [9, 10]],
    ['$size', { a: { $size: 0 } }, [6]],
    ['$all', { a: { $all: [5, 1] } }, [5]],
    ['$all of a scalar', { a: { $all: [2.5] } }, [1]],
    ['dotted paths go through arrays', { 'a.b': 1 }, [7, 8]],
    ['a dotted path with a number', { 'a.1.b': 3 }, [8]],
    ['a dotted null: missing inside, but not in arrays of scalars', { 'a.b': null }, [0, 1, 2, 3, 4, 9, 10]],
    ['$elemMatch on documents', { a: { $elemMatch: { b: 1, c: 4 } } }, []],
    ['conditions on one array may hold for different elements', { 'a.b': 1, 'a.c': 4 }, [8]],
    ['a whole array', { a: [1, 5] }, [5]],
    ['$not', { a: { $not: { $gt: 0 } } }, [2, 3, 4, 6, 7, 8, 9, 10]],
    ['$or', { $or: [{ a: '2' }, { a: true }] }, [2, 10]],
    ['$nor', { $nor: [{ a: { $exists: true } }, { b: 1 }] }, [4]],
    ['$and', { $and: [{ a: { $gt: 0 } }, { a: { $lt: 2 } }] }, [0, 5]],
    ['regular expressions', { a: /^\d$/ }, [2]],
  ])('%s', async (_name, filter, expected) => {
    expect(await matching(values, filter)).toEqual(expected);
  });

  it('compares numbers across their types', async () => {
    const docs = [
      { n: 1 },
      { n: new Double(1) },
      { n: Long.fromNumber(1) },
      { n: Long.fromString('9007199254740993') },
    ];
    expect(await matching(docs, { n: 1 })).toEqual([0, 1, 2]);
    expect(await matching(docs, { n: Long.fromString('9007199254740993') })).toEqual([3]);
    expect(await matching(docs, { n: 9007199254740992 })).toEqual([]);
  });

  it('NaN equals itself and is below no number', async () => {
    const docs = [{ n: NaN }, { n: 1 }];
    expect(await matching(docs, { n: NaN })).toEqual([0]);
    expect(await matching(docs, { n: { $lt: 5 } })).toEqual([1]);
  });

  it('sorts by BSON type and value, arrays by their least or greatest element', async () => {
    const things = mongo.db.collection<Document>('things');
    const inOrder: unknown[] = [
      [],
      null,
      -1,
      new Double(0),
      2,
      'B',
      'a',
      '\uffee',
      '\u{1f600}',
      { x: 1 },
      [[1]],
      new ObjectId(),
      false,
      true,
      new Date(0),
      new Timestamp({ t: 1, i: 1 }),
      /x/,
    ];
    await things.insertMany([...inOrder.entries()].reverse().map(([i, v]) => ({ _id: i as never, v })));
    const ids = async (direction: 1 | -1) =>
      (await things.find().sort({ v: direction }).toArray()).map(({ _id }) => _id as unknown);
    expect(await ids(1)).toEqual([...inOrder.keys()]);
    await things.createIndex({ v: 1 });
    expect(await ids(1)).toEqual([...inOrder.keys()]);
    await things.deleteMany({});
    await things.insertMany([
      { _id: 1 as never, v: [1, 10] },
      { _id: 2 as never, v: 5 },
    ]);
    expect(await ids(1)).toEqual([1, 2]);
    expect(await ids(-1)).toEqual([1, 2]);
  });

  it('keeps field order and exact types', async () => {
    const things = mongo.db.collection<Document>('things');
    const doc = {
      z: new Double(1),
      a: Long.fromNumber(2),
      d: 3,
      b: new Binary(Buffer.from('x'), 4),
      n: null,
    };
    await things.insertOne({ ...doc, _id: 1 as never });
    const raw = await things.findOne(
      {},
      { promoteValues: false, promoteLongs: false, promoteBuffers: false },
    );
    expect(Object.keys(raw!)).toEqual(['_id', 'z', 'a', 'd', 'b', 'n']);
    expect([raw!['z']._bsontype, raw!['a']._bsontype, raw!['d']._bsontype, raw!['b'].sub_type]).toEqual([
      'Double',
      'Long',
      'Int32',
      4,
    ]);
    await things.updateOne({}, { $set: { d: 4 } });
    const updated = await things.findOne({}, { promoteValues: false, promoteLongs: false });
    expect(Object.keys(updated!)).toEqual(['_id', 'z', 'a', 'd', 'b', 'n']);
    expect(updated!['z']._bsontype).toBe('Double');
  });

  it.each<[string, Document, Document]>([
    ['inclusion', { b: 1, a: 1 }, { _id: 1, a: { x: 1, y: 2 }, b: [1, 2, 3] }],
    ['without _id', { a: 1, _id: 0 }, { a: { x: 1, y: 2 } }],
    ['exclusion', { c: 0, a: 0 }, { _id: 1, b: [1, 2, 3] }],
    ['dotted inclusion', { 'a.x': 1 }, { _id: 1, a: { x: 1 } }],
    [
      'nested exclusion',
      { a: { x: 0 } },
      {
        _id: 1,
        a: { y: 2 },
        b: [1, 2, 3],
        c: [
          { k: 1, v: 1 },
          { k: 2, v: 2 },
        ],
      },
    ],
    ['inclusion through arrays', { 'c.k': 1 }, { _id: 1, c: [{ k: 1 }, { k: 2 }] }],
    [
      '$slice keeps the rest',
      { b: { $slice: -1 } },
      {
        _id: 1,
        a: { x: 1, y: 2 },
        b: [3],
        c: [
          { k: 1, v: 1 },
          { k: 2, v: 2 },
        ],
      },
    ],
    [
      '$slice with skip beside an inclusion',
      { a: 1, b: { $slice: [1, 1] } },
      { _id: 1, a: { x: 1, y: 2 }, b: [2] },
    ],
    ['$elemMatch', { c: { $elemMatch: { v: 2 } } }, { _id: 1, c: [{ k: 2, v: 2 }] }],
    ['an expression', { n: { $size: '$b' } }, { _id: 1, n: 3 }],
  ])('projects: %s', async (_name, projection, expected) => {
    const things = mongo.db.collection<Document>('things');
    await things.insertOne({
      _id: 1 as never,
      a: { x: 1, y: 2 },
      b: [1, 2, 3],
      c: [
        { k: 1, v: 1 },
        { k: 2, v: 2 },
      ],
    });
    const found = await things.findOne({}, { projection });
    expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
  });

  it('hands out large results in batches, and forgets killed cursors', async () => {
    const things = mongo.db.collection('things');
    await things.insertMany(Array.from({ length: 1000 }, (_, i) => ({ i })));
    expect((await things.find().batchSize(7).toArray()).length).toBe(1000);
    expect(
      await things
        .find()
        .sort({ i: -1 })
        .skip(10)
        .limit(3)
        .map(({ i }) => i as number)
        .toArray(),
    ).toEqual([989, 988, 987]);
    const cursor = things.find().batchSize(2);
    await cursor.next();
    const { id } = cursor;
    await cursor.close();
    const error = await failure(mongo.db.command({ getMore: id, collection: 'things' }));
    expect(error.code).toBe(43);
    const one = await mongo.db.command({ find: 'things', batchSize: 0 });
    expect(one['cursor'].firstBatch).toEqual([]);
    expect(String(one['cursor'].id)).not.toBe('0');
    const single = await mongo.db.command({ find: 'things', batchSize: 5, singleBatch: true });
    expect(single['cursor'].firstBatch.length).toBe(5);
  });

  it('counts and finds distinct values', async () => {
    const things = mongo.db.collection('things');
    await things.insertMany([{ t: ['a', 'b'] }, { t: 'b' }, { t: null }, {}]);
    expect(await things.countDocuments({ t: 'b' })).toBe(2);
    expect(await things.estimatedDocumentCount()).toBe(4);
    expect(await things.countDocuments({}, { skip: 1, limit: 2 })).toBe(2);
    expect((await things.distinct('t')).sort()).toEqual(['a', 'b', null]);
  });
});
