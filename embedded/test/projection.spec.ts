import { type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('projections, in the corners', () => {
  const mongo = useMongo();
  const doc = {
    _id: 1 as never,
    a: { x: 1, y: 2 },
    c: [
      { k: 1, v: [1, 2] },
      { k: 2, v: [3, 4] },
    ],
    n: [[{ k: 1, v: 1 }], 5, { k: 2 }],
    z: 5,
  };

  async function projected(projection: Document): Promise<string> {
    const things = mongo.db.collection<Document>('things');
    await things.insertOne(doc);
    return JSON.stringify(await things.findOne({}, { projection }));
  }

  it.each<[string, Document, Document]>([
    [
      '$elemMatch comes after the other fields',
      { c: { $elemMatch: { k: 2 } }, z: 1 },
      { _id: 1, z: 5, c: [doc.c[1]] },
    ],
    ['$elemMatch without _id still includes', { _id: 0, c: { $elemMatch: { k: 2 } } }, { c: [doc.c[1]] }],
    ['$elemMatch that finds nothing', { c: { $elemMatch: { k: 9 } } }, { _id: 1 }],
    ['$elemMatch of a scalar', { z: { $elemMatch: { $gt: 1 } } }, { _id: 1 }],
    [
      '$elemMatch beside an exclusion',
      { n: 0, c: { $elemMatch: { k: 1 } }, a: 0 },
      { _id: 1, c: [doc.c[0]], z: 5 },
    ],
    ['$slice with _id includes', { _id: 1, c: { $slice: 1 } }, { _id: 1, c: [doc.c[0]] }],
    [
      '$slice without _id excludes',
      { _id: 0, n: { $slice: 0 }, c: { $slice: -1 } },
      { a: doc.a, c: [doc.c[1]], n: [], z: 5 },
    ],
    [
      '$slice below an array',
      { 'c.v': { $slice: [1, 1] }, n: 0, a: 0 },
      {
        _id: 1,
        c: [
          { k: 1, v: [2] },
          { k: 2, v: [4] },
        ],
        z: 5,
      },
    ],
    ['$slice from before the beginning', { z: 1, c: { $slice: [-9, 1] } }, { _id: 1, c: [doc.c[0]], z: 5 }],
    ['nested arrays are looked into', { 'n.k': 1 }, { _id: 1, n: [[{ k: 1 }], { k: 2 }] }],
    ['excluding below nested arrays', { 'n.k': 0, c: 0, a: 0 }, { _id: 1, n: [[{ v: 1 }], 5, {}], z: 5 }],
    ['a field of a scalar', { 'z.k': 1 }, { _id: 1 }],
    ['_id among exclusions', { _id: 1, c: 0, n: 0, a: 0 }, { _id: 1, z: 5 }],
    ['a part of _id', { '_id.k': 1, z: 1 }, { z: 5 }],
    ['order is that of the document', { z: 1, a: { y: 1, x: 1 } }, { _id: 1, a: { x: 1, y: 2 }, z: 5 }],
    ['a computed field is last', { s: '$z', a: 1 }, { _id: 1, a: { x: 1, y: 2 }, s: 5 }],
    ['a literal', { s: { $literal: 1 }, t: 'text' }, { _id: 1, s: 1, t: 'text' }],
  ])('%s', async (_name, projection, expected) => {
    expect(await projected(projection)).toBe(JSON.stringify(expected));
  });

  it.each<[string, Document, number]>([
    ['an exclusion among inclusions', { a: 1, z: 0 }, 31254],
    ['an inclusion among exclusions', { a: 0, z: 1 }, 31253],
    ['a path below one that is named', { a: 1, 'a.x': 1 }, 31249],
    ['a path above one that is named', { 'a.x': 1, a: 1 }, 31250],
    ['an expression among exclusions', { a: 0, s: { $size: '$c' } }, 31252],
    ['a literal among exclusions', { a: 0, s: 'text' }, 31310],
    ['an exclusion among expressions', { s: 'text', a: 0 }, 31254],
    ['an unknown expression', { s: { $nothing: 1 } }, 31325],
    ['$elemMatch of a scalar', { c: { $elemMatch: 1 } }, 31274],
    ['$elemMatch below the top', { 'a.x': { $elemMatch: { k: 1 } } }, 31275],
    ['$slice of one number in an array', { c: { $slice: [1] } }, 28667],
    ['$slice of no elements from a place', { c: { $slice: [1, 0] } }, 28724],
    ['$slice of a string', { c: { $slice: 'x' } }, 28667],
    ['no path', { '': 1 }, 40352],
    ['a path that ends with a dot', { 'a.': 1 }, 40353],
    ['an empty part of a path', { 'a..x': 1 }, 15998],
    ['a name with a dollar', { $a: 1 }, 16410],
    ['an empty document', { a: {} }, 51270],
  ])('refuses %s', async (_name, projection, code) => {
    expect((await failure(mongo.db.command({ find: 'things', projection }))).code).toBe(code);
  });
});
