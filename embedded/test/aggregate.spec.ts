import { Double, Long, type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('aggregation', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');

  async function run(docs: Document[], pipeline: Document[]): Promise<Document[]> {
    if (docs.length > 0) await things().insertMany(docs.map((doc, i) => ({ _id: i as never, ...doc })));
    return things().aggregate(pipeline).toArray();
  }

  /** Evaluates one expression over one document. */
  async function evaluate(expression: unknown, doc: Document = {}): Promise<unknown> {
    const [result] = await run([doc], [{ $project: { _id: 0, value: expression } }]);
    return result!['value'];
  }

  const orders = [
    { who: 'a', n: 1, tags: ['x', 'y'] },
    { who: 'b', n: 2, tags: [] },
    { who: 'a', n: 3 },
    { who: null, n: 4, tags: ['x'] },
    { n: 5, tags: 'z' },
  ];

  it.each<[string, Document[], Document[]]>([
    [
      '$group with every accumulator',
      [
        { $match: { n: { $lt: 4 } } },
        {
          $group: {
            _id: '$who',
            sum: { $sum: '$n' },
            avg: { $avg: '$n' },
            min: { $min: '$n' },
            max: { $max: '$n' },
            first: { $first: '$n' },
            last: { $last: '$n' },
            all: { $push: '$n' },
            set: { $addToSet: '$who' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'a', sum: 4, avg: 2, min: 1, max: 3, first: 1, last: 3, all: [1, 3], set: ['a'] },
        { _id: 'b', sum: 2, avg: 2, min: 2, max: 2, first: 2, last: 2, all: [2], set: ['b'] },
      ],
    ],
    [
      'null and missing are one group',
      [{ $match: { n: { $gte: 4 } } }, { $group: { _id: '$who', n: { $sum: 1 } } }],
      [{ _id: null, n: 2 }],
    ],
    [
      'a compound group key',
      [{ $match: { n: 1 } }, { $group: { _id: { w: '$who', z: '$nothing' }, n: { $sum: 1 } } }],
      [{ _id: { w: 'a' }, n: 1 }],
    ],
    [
      '$unwind',
      [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
      [
        { _id: 0, tags: 'x' },
        { _id: 0, tags: 'y' },
        { _id: 3, tags: 'x' },
        { _id: 4, tags: 'z' },
      ],
    ],
    [
      '$unwind that keeps the empty',
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $match: { n: { $in: [2, 4] } } },
        { $project: { n: 0, who: 0 } },
      ],
      [
        { _id: 1, i: null },
        { _id: 3, tags: 'x', i: 0 },
      ],
    ],
    ['$count', [{ $match: { who: 'a' } }, { $count: 'total' }], [{ total: 2 }]],
    ['$count of nothing', [{ $match: { who: 'q' } }, { $count: 'total' }], []],
    [
      '$facet',
      [
        {
          $facet: {
            top: [{ $sort: { n: -1 } }, { $limit: 1 }, { $project: { n: 1 } }],
            size: [{ $count: 'n' }],
          },
        },
      ],
      [{ top: [{ _id: 4, n: 5 }], size: [{ n: 5 }] }],
    ],
    [
      '$replaceRoot',
      [{ $limit: 1 }, { $replaceRoot: { newRoot: { n: '$n', gone: '$nothing' } } }],
      [{ n: 1 }],
    ],
    [
      '$addFields into nested documents, $unset',
      [{ $limit: 1 }, { $addFields: { 'a.b': { $add: ['$n', 1] }, who: 'z' } }, { $unset: ['tags', 'n'] }],
      [{ _id: 0, who: 'z', a: { b: 2 } }],
    ],
    [
      '$project keeps the documents order and appends what is computed',
      [{ $limit: 1 }, { $project: { twice: { $multiply: ['$n', 2] }, n: 1, who: 1 } }],
      [{ _id: 0, who: 'a', n: 1, twice: 2 }],
    ],
    [
      '$sort, $skip, $limit after each other',
      [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { n: 1, _id: 0 } }],
      [{ n: 4 }],
    ],
    [
      '$limit before $sort',
      [{ $limit: 2 }, { $sort: { n: -1 } }, { $project: { n: 1, _id: 0 } }],
      [{ n: 2 }, { n: 1 }],
    ],
  ])('%s', async (_name, pipeline, expected) => {
    expect(JSON.stringify(await run(orders, pipeline))).toBe(JSON.stringify(expected));
  });

  it('$lookup joins by scalars, arrays and missing fields, with and without an index', async () => {
    const users = mongo.db.collection<Document>('users');
    await users.insertMany([
      { _id: 1 as never, k: 'x' },
      { _id: 2 as never, k: ['y', 'x'] },
      { _id: 3 as never },
    ]);
    const pipeline = [
      // What an empty array is joined with differs between MongoDB's own engines.
      { $match: { tags: { $ne: [] } } },
      { $lookup: { from: 'users', localField: 'tags', foreignField: 'k', as: 'users' } },
      { $project: { ids: { $map: { input: '$users', as: 'u', in: '$$u._id' } } } },
    ];
    const expected = [
      { _id: 0, ids: [1, 2] },
      { _id: 2, ids: [3] },
      { _id: 3, ids: [1, 2] },
      { _id: 4, ids: [] },
    ];
    expect(await run(orders, pipeline)).toEqual(expected);
    await users.createIndex({ k: 1 });
    expect(await run([], pipeline)).toEqual(expected);
    const withPipeline = [
      {
        $lookup: {
          from: 'users',
          localField: 'tags',
          foreignField: 'k',
          as: 'users',
          pipeline: [{ $match: { _id: { $gt: 1 } } }],
        },
      },
      { $match: { _id: 0 } },
    ];
    expect((await run([], withPipeline))[0]!['users']).toEqual([{ _id: 2, k: ['y', 'x'] }]);
  });

  it.each<[string, unknown, Document, unknown]>([
    ['a path through an array', '$a.b', { a: [{ b: 1 }, {}, { b: 2 }, 5] }, [1, 2]],
    ['$cond', { $cond: ['$a', 'yes', 'no'] }, { a: 0 }, 'no'],
    ['$cond by name', { $cond: { if: { $gt: ['$a', 1] }, then: 1, else: 2 } }, { a: 5 }, 1],
    ['$ifNull', { $ifNull: ['$a', '$b', 'last'] }, { a: null }, 'last'],
    ['missing is less than null', { $lt: ['$missing', null] }, {}, true],
    ['numbers are below strings', { $lt: [5, 'a'] }, {}, true],
    ['$and, $or, $not', { $and: [{ $or: [false, 1] }, { $not: [0] }] }, {}, true],
    ['$add with a date', { $add: ['$d', 1000] }, { d: new Date(5) }, new Date(1005)],
    ['$subtract of dates', { $subtract: ['$d', new Date(2)] }, { d: new Date(5) }, 3],
    ['$multiply with null', { $multiply: [2, '$missing'] }, {}, null],
    ['$divide', { $divide: [1, 4] }, {}, 0.25],
    ['$size', { $size: '$a' }, { a: [1, 2] }, 2],
    ['$in', { $in: [2, '$a'] }, { a: [1, 2] }, true],
    ['$arrayElemAt from the end', { $arrayElemAt: ['$a', -1] }, { a: [1, 2] }, 2],
    [
      '$switch',
      { $switch: { branches: [{ case: { $eq: ['$a', 1] }, then: 'one' }], default: 'other' } },
      { a: 2 },
      'other',
    ],
    ['$filter', { $filter: { input: '$a', as: 'x', cond: { $gt: ['$$x', 1] } } }, { a: [1, 2, 3] }, [2, 3]],
    ['$$ROOT', '$$ROOT.a', { a: 7 }, 7],
    ['$sum of a compensated list', { $round: [{ $add: [0.1, 0.2] }, 2] }, {}, 0.3],
  ])('expression: %s', async (_name, expression, doc, expected) => {
    expect(await evaluate(expression, doc)).toEqual(expected);
  });

  it('gives sums and means the types that MongoDB gives', async () => {
    const docs = [
      { i: 1, l: Long.fromNumber(1), d: new Double(1), f: 0.1 },
      { i: 2147483647, l: Long.fromNumber(1), d: 2, f: 0.2 },
      { f: 0.3, i: 'text' },
    ];
    await run(docs, []);
    const [sums] = await things()
      .aggregate(
        [
          {
            $group: {
              _id: null,
              i: { $sum: '$i' },
              l: { $sum: '$l' },
              d: { $sum: '$d' },
              f: { $sum: '$f' },
              n: { $sum: 1 },
              a: { $avg: '$i' },
            },
          },
        ],
        { promoteValues: false, promoteLongs: false },
      )
      .toArray();
    expect(['i', 'l', 'd', 'n', 'a'].map((name) => sums![name]._bsontype)).toEqual([
      'Long',
      'Long',
      'Double',
      'Int32',
      'Double',
    ]);
    expect(sums!['f'].value).toBe(0.6);
  });

  it('accumulates null, missing and mixed values as MongoDB does', async () => {
    const docs = [{}, { v: null }, { v: 'x' }, { v: 3 }, { v: new Double(3) }, { v: [1] }];
    const fields = ['$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet'].map((name) => [
      name.slice(1),
      { [name]: '$v' },
    ]);
    const group = { $group: { _id: null, ...Object.fromEntries(fields) } };
    expect(await run(docs, [group, { $project: { _id: 0, addToSet: 0 } }])).toEqual([
      { sum: 6, avg: 3, min: 3, max: [1], first: null, last: [1], push: [null, 'x', 3, 3, [1]] },
    ]);
    const [{ addToSet }] = (await run([], [group])) as [Document];
    expect(addToSet).toHaveLength(4);
    expect(await run([], [{ $limit: 2 }, group])).toEqual([
      {
        _id: null,
        sum: 0,
        avg: null,
        min: null,
        max: null,
        first: null,
        last: null,
        push: [null],
        addToSet: [null],
      },
    ]);
    expect(await run([], [{ $group: { _id: null, n: { $sum: 2 }, none: { $sum: 'x' } } }])).toEqual([
      { _id: null, n: 12, none: 0 },
    ]);
  });

  it('adds whole numbers to doubles without losing either', async () => {
    const docs = [{ v: 1e16 }, { v: 1 }, { v: 0.25 }, { v: -1e16 }];
    expect(await run(docs, [{ $group: { _id: null, v: { $sum: '$v' } } }])).toEqual([{ _id: null, v: 1.25 }]);
    await things().deleteMany({});
    const large = [{ v: Long.fromString('9007199254740993') }, { v: 0.5 }];
    expect(await run(large, [{ $group: { _id: null, v: { $sum: '$v' } } }])).toEqual([
      { _id: null, v: 9007199254740994 },
    ]);
    await things().deleteMany({});
    const cancelled = [
      { v: Long.fromString('9007199254740993') },
      { v: 0.5 },
      { v: Long.fromString('-9007199254740992') },
    ];
    expect(await run(cancelled, [{ $group: { _id: null, v: { $sum: '$v' } } }])).toEqual([
      { _id: null, v: 1.5 },
    ]);
  });

  it.each<[string, Document[], number]>([
    ['an unknown stage', [{ $bogus: {} }], 40324],
    ['an unknown expression in $addFields', [{ $addFields: { a: { $bogus: 4 } } }], 168],
    ['an unknown expression in $project', [{ $project: { a: { $bogus: 4 } } }], 31325],
    ['an unknown accumulator', [{ $group: { _id: 1, a: { $bogus: '$x' } } }], 15952],
    ['an accumulator of several', [{ $group: { _id: 1, a: { $push: ['$x', '$y'] } } }], 40237],
    ['a group without _id', [{ $group: { a: { $sum: 1 } } }], 15955],
    ['a facet within a facet', [{ $facet: { a: [{ $facet: { b: [] } }] } }], 40600],
    ['a text search behind another stage', [{ $limit: 1 }, { $match: { $text: { $search: 'a' } } }], 17313],
    ['a mix of inclusion and exclusion', [{ $project: { a: 1, b: 0 } }], 31254],
    [
      'an unknown time zone',
      [{ $project: { a: { $dateTrunc: { date: new Date(), unit: 'day', timezone: 'Mars/Base' } } } }],
      40485,
    ],
  ])('refuses %s', async (_name, pipeline, code) => {
    expect((await failure(run([{}], pipeline))).code).toBe(code);
  });
});
