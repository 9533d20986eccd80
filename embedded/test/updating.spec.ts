import { Double, Int32, Long, type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('updates, in the corners', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');

  async function updated(before: Document, update: Document, filter: Document = {}, options: Document = {}) {
    await things().insertOne({ _id: 1 as never, ...before });
    await things().updateOne(filter, update, options);
    const { _id, ...after } = (await things().findOne())!;
    return after;
  }

  const items = {
    items: [
      { k: 1, v: 1, s: [1, 2] },
      { k: 2, v: 2, s: [3, 4] },
      { k: 3, v: 1, s: [3, 5] },
    ],
    tags: ['a', 'b', 'c'],
    other: [0, 0, 0],
  };

  /** Where `$` points to, told by the place that became 9. */
  it.each<[string, Document, number]>([
    ['the first element that matches', { 'items.v': 1 }, 0],
    ['of two conditions, the last that found one', { 'items.k': 2, 'items.v': 1 }, 0],
    ['in order of the paths, not of the filter', { 'items.v': 1, 'items.k': 2 }, 0],
    ['an operator', { 'items.k': { $gt: 1 } }, 1],
    ['$in', { 'items.k': { $in: [3, 9] } }, 2],
    ['$elemMatch', { items: { $elemMatch: { k: { $gt: 1 }, v: 1 } } }, 2],
    ['a whole element', { items: { k: 2, v: 2, s: [3, 4] } }, 1],
    ['the outermost of two arrays', { 'items.s': 5 }, 2],
    ['a condition below $and', { $and: [{ 'items.k': 3 }] }, 2],
    ['$or of one', { $or: [{ 'items.k': 3 }] }, 2],
    ['$all', { 'items.k': { $all: [1, 3] } }, 2],
    ['the matched place in another array', { tags: 'c' }, 2],
    ['beside a condition on no array', { _id: 1, 'items.k': 2, none: null }, 1],
    ['a regular expression', { tags: /b/ }, 1],
    ['$exists', { 'items.k': { $exists: true } }, 0],
  ])('$ is %s', async (_name, filter, place) => {
    const { other } = await updated(items, { $set: { 'other.$': 9 } }, filter);
    expect((other as number[]).indexOf(9)).toBe(place);
  });

  it.each<[string, Document]>([
    ['no condition on an array', { _id: 1 }],
    ['alternatives', { $or: [{ 'items.k': 2 }, { 'items.k': 3 }] }],
    ['a negation', { 'items.k': { $ne: 9 } }],
    ['a place named by number', { 'items.1.k': 2 }],
    ['a size', { items: { $size: 3 } }],
  ])('$ is nothing after %s', async (_name, filter) => {
    const error = await failure(updated(items, { $set: { 'other.$': 9 } }, filter));
    expect(error.code).toBe(2);
    expect(error.message).toContain('The positional operator did not find the match needed from the query.');
  });

  it.each<[string, Document, Document, Document]>([
    [
      '$set below null makes a field of an array place',
      { a: [1] },
      { $set: { 'a.1.b': 1 } },
      { a: [1, { b: 1 }] },
    ],
    [
      '$unset of a field in all elements',
      { a: [{ b: 1 }, 2] },
      { $unset: { 'a.0.b': 1, 'a.5': 1 } },
      { a: [{}, 2] },
    ],
    [
      '$pull of a document is a filter',
      { a: [{ x: 1, y: 1 }, { x: 2 }, 3] },
      { $pull: { a: { x: 1 } } },
      { a: [{ x: 2 }, 3] },
    ],
    ['$pull of an array is that array', { a: [[1, 2], 1, 2] }, { $pull: { a: [1, 2] } }, { a: [1, 2] }],
    [
      '$pull with alternatives',
      { a: [{ x: 1 }, { x: 2 }, { x: 3 }] },
      { $pull: { a: { $or: [{ x: 1 }, { x: 3 }] } } },
      { a: [{ x: 2 }] },
    ],
    ['$pull looks into arrays in the array', { a: [[5], 1] }, { $pull: { a: { $gt: 4 } } }, { a: [1] }],
    ['$pull with $in', { a: [1, 'b', null] }, { $pull: { a: { $in: [null, 'b'] } } }, { a: [1] }],
    ['$pull by a regular expression', { a: ['x', 'yx', 'y'] }, { $pull: { a: /x/ } }, { a: ['y'] }],
    ['$pull with $ne', { a: [1, 2] }, { $pull: { a: { $ne: 1 } } }, { a: [1] }],
    [
      '$pull with $elemMatch',
      { a: [{ b: [1] }, { b: [2] }] },
      { $pull: { a: { b: { $elemMatch: { $gt: 1 } } } } },
      { a: [{ b: [1] }] },
    ],
    [
      '$addToSet compares numbers by value, documents in order',
      { a: [1, { x: 1, y: 2 }] },
      { $addToSet: { a: { $each: [1.0, { y: 2, x: 1 }] } } },
      { a: [1, { x: 1, y: 2 }, { y: 2, x: 1 }] },
    ],
    [
      '$addToSet takes $each for a field when it is not first',
      { a: [] },
      { $addToSet: { a: { x: 1, $each: [1] } } },
      { a: [{ x: 1, $each: [1] }] },
    ],
    [
      '$push sorts by an array as it is',
      { a: [{ x: [3] }, { x: [1, 9] }] },
      { $push: { a: { $each: [], $sort: { x: -1 } } } },
      { a: [{ x: [3] }, { x: [1, 9] }] },
    ],
    [
      '$push sorts what is no document first',
      { a: [{ x: 1 }, 5] },
      { $push: { a: { $each: [], $sort: { x: 1 } } } },
      { a: [5, { x: 1 }] },
    ],
    ['$min across types', { a: 'text' }, { $min: { a: 5 } }, { a: 5 }],
    ['$max across types', { a: 5 }, { $max: { a: null } }, { a: 5 }],
    ['an operator without fields', { a: 1 }, { $set: {} }, { a: 1 }],
    ['$ in a name of a document below', { a: 1 }, { $set: { b: { $x: 1 } } }, { a: 1, b: { $x: 1 } }],
  ])('%s', async (_name, before, update, after) => {
    expect(JSON.stringify(await updated(before, update))).toBe(JSON.stringify(after));
  });

  it('lets filters choose at several depths, and the same element twice', async () => {
    const after = await updated(
      { a: [{ b: [1, 2] }, { b: [2, 3] }] },
      { $set: { 'a.$[].b.$[two]': 0, 'a.$[first].x': 1 } },
      {},
      { arrayFilters: [{ two: 2 }, { $or: [{ 'first.b': 1 }, { 'first.b': 9 }] }] },
    );
    expect(after).toEqual({ a: [{ b: [1, 0], x: 1 }, { b: [0, 3] }] });
  });

  it.each<[string, Document, Document[] | undefined, number]>([
    ['two $ in a path', { $set: { 'a.$.b.$': 1 } }, undefined, 2],
    ['$ at the beginning', { $set: { '$.b': 1 } }, undefined, 2],
    ['a filter for an unknown name', { $set: { 'a.$[x]': 1 } }, undefined, 2],
    ['a filter that no path uses', { $set: { a: 1 } }, [{ x: 1 }], 9],
    ['two filters of one name', { $set: { 'a.$[x]': 1 } }, [{ x: 1 }, { x: 2 }], 9],
    ['a filter with two names', { $set: { 'a.$[x]': 1 } }, [{ x: 1, y: 2 }], 9],
    ['an empty filter', { $set: { 'a.$[x]': 1 } }, [{}], 9],
    ['a filter with a capital', { $set: { 'a.$[X]': 1 } }, [{ X: 1 }], 2],
    ['a filter that is none', { $set: { 'a.$[x]': 1 } }, [1 as never], 14],
    ['$[] of no array', { $set: { 's.$[]': 1 } }, undefined, 2],
    ['$[] of nothing', { $set: { 'none.$[]': 1 } }, undefined, 2],
    ['$[] beside a place', { $set: { 'a.$[].b': 1, 'a.0.c': 1 } }, undefined, 40],
    ['one element by two filters', { $set: { 'a.$[x]': 1, 'a.$[y]': 2 } }, [{ x: 1 }, { y: 1 }], 40],
    ['$each of no array', { $push: { a: { $each: 1 } } }, undefined, 2],
    ['$addToSet of no array', { $addToSet: { a: { $each: 1 } } }, undefined, 14],
    ['$addToSet with more than $each', { $addToSet: { a: { $each: [1], $slice: 1 } } }, undefined, 2],
    ['$slice by a fraction', { $push: { a: { $each: [1], $slice: 1.5 } } }, undefined, 2],
    ['$position of a string', { $push: { a: { $each: [1], $position: 'x' } } }, undefined, 2],
    ['$sort by 2', { $push: { a: { $each: [1], $sort: 2 } } }, undefined, 2],
    ['$sort of a field by 2', { $push: { a: { $each: [1], $sort: { x: 2 } } } }, undefined, 2],
    ['$sort by nothing', { $push: { a: { $each: [1], $sort: {} } } }, undefined, 2],
    ['an unknown modifier', { $push: { a: { $each: [1], $last: 1 } } }, undefined, 2],
    ['$push to null', { $push: { n: 1 } }, undefined, 2],
    ['$addToSet to a string', { $addToSet: { s: 1 } }, undefined, 2],
    ['$pull from a string', { $pull: { s: 1 } }, undefined, 2],
    ['$inc of null', { $inc: { n: 1 } }, undefined, 14],
    ['$inc by a string', { $inc: { i: '1' } }, undefined, 14],
    ['$inc beyond a long', { $inc: { l: 1 } }, undefined, 2],
    ['a field of null', { $set: { 'n.x': 1 } }, undefined, 28],
    ['a field of an array', { $set: { 'a.x': 1 } }, undefined, 28],
    ['$set beside $unset of a part', { $set: { 'a.0': 1 }, $unset: { a: 1 } }, undefined, 40],
    ['no path', { $set: { '': 1 } }, undefined, 56],
    ['an empty part of a path', { $set: { 'a..b': 1 } }, undefined, 56],
    ['operators with no document', { $set: 1 }, undefined, 9],
    ['a field among operators', { $set: { x: 1 }, y: 1 }, undefined, 9],
    ['$unset of _id', { $unset: { _id: 1 } }, undefined, 66],
  ])('refuses %s', async (_name, u, arrayFilters, code) => {
    await things().insertOne({ _id: 1 as never, a: [1, 2], s: 'x', n: null, i: 1, l: Long.MAX_VALUE });
    const statement = { q: { _id: 1 }, u, ...(arrayFilters ? { arrayFilters } : {}) };
    const reply = await mongo.db
      .command({ update: 'things', updates: [statement] })
      .catch((error) => ({ writeErrors: [error] }));
    expect(reply['writeErrors']?.[0]?.code).toBe(code);
  });

  describe('upserts', () => {
    it.each<[string, Document, Document | Document[], Document]>([
      [
        'take equalities in order of their names',
        { z: 1, b: { $eq: 2 }, a: null },
        { $set: { m: 0 } },
        { a: null, b: 2, z: 1, m: 0 },
      ],
      [
        'take a document as it is',
        { a: { x: 1 }, b: { $in: [{ y: 1 }] } },
        { $set: { c: 1 } },
        { a: { x: 1 }, b: { y: 1 }, c: 1 },
      ],
      [
        'take dotted fields together',
        { 'a.y': 1, 'a.x': { $all: [2] } },
        { $set: { 'a.z': 3 } },
        { a: { x: 2, y: 1, z: 3 } },
      ],
      [
        'look into $and and $or of one',
        { $and: [{ a: 1 }, { $or: [{ b: 2 }] }] },
        { $set: { c: 1 } },
        { a: 1, b: 2, c: 1 },
      ],
      [
        'take nothing from other operators',
        { a: { $gt: 1 }, b: { $ne: 1 }, c: /x/, d: { $elemMatch: { x: 1 } }, e: { $in: [1, 2] } },
        { $set: { f: 1 } },
        { f: 1 },
      ],
      [
        'let $setOnInsert work, and $unset',
        { a: 1, b: 2 },
        { $setOnInsert: { c: 3 }, $unset: { b: 1 } },
        { a: 1, c: 3 },
      ],
      [
        'work on what the filter gave',
        { n: 5, l: [1] },
        { $inc: { n: 2 }, $push: { l: 2 } },
        { l: [1, 2], n: 7 },
      ],
      ['make $min and $max', { a: 1 }, { $min: { b: 3 }, $max: { a: 9 } }, { a: 9, b: 3 }],
    ])('%s', async (_name, filter, update, expected) => {
      await things().updateOne(filter, update, { upsert: true });
      const { _id, ...made } = (await things().findOne())!;
      expect(JSON.stringify(made)).toBe(JSON.stringify(expected));
    });

    it.each<[string, Document, Document, number]>([
      ['a field tied twice', { a: 1, $and: [{ a: 1 }] }, { $set: { b: 1 } }, 54],
      ['two values by $all', { a: { $all: [1, 2] } }, { $set: { b: 1 } }, 54],
      ['a field and a part of it', { a: { x: 1 }, 'a.y': 1 }, { $set: { b: 1 } }, 54],
      ['a part and its field', { 'a.y': 1, a: { x: 1 } }, { $set: { b: 1 } }, 54],
      ['another _id than the filter says', { _id: 1 }, { $set: { _id: 2 } }, 66],
      ['a replacement with another _id', { _id: 1 }, { _id: 2, a: 1 }, 66],
      ['a replacement for a part of an _id', { '_id.x': 1 }, { a: 1 }, 111],
      ['$ in an upsert', { a: 1 }, { $set: { 'a.$': 2 } }, 2],
      ['an array as _id', { _id: { $eq: [1] } }, { $set: { a: 1 } }, 53],
      ['a field of a scalar of the filter', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ])('refuse %s', async (_name, q, u, code) => {
      const reply = await mongo.db.command({ update: 'things', updates: [{ q, u, upsert: true }] });
      expect(reply['ok']).toBe(1);
      expect(reply['writeErrors']).toMatchObject([{ index: 0, code }]);
      expect(await things().countDocuments()).toBe(0);
    });
  });

  it('tells a change of type from no change', async () => {
    await things().insertOne({ n: new Int32(1), a: [1] });
    expect((await things().updateOne({}, { $set: { n: new Int32(1) } })).modifiedCount).toBe(0);
    expect((await things().updateOne({}, { $set: { n: new Double(1) } })).modifiedCount).toBe(1);
    expect((await things().updateOne({}, { $addToSet: { a: 1 } })).modifiedCount).toBe(0);
    expect((await things().updateOne({}, { $pull: { a: 9 as never }, $min: { n: 5 } })).modifiedCount).toBe(
      0,
    );
  });
});
