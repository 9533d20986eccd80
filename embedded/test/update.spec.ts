import { Double, Long, type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('updates', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');

  async function updated(
    before: Document,
    update: Document | Document[],
    options: Document = {},
    filter: Document = {},
  ): Promise<Document> {
    await things().deleteMany({});
    await things().insertOne({ _id: 1 as never, ...before });
    await things().updateOne(filter, update, options);
    const { _id, ...after } = (await things().findOne())!;
    expect(_id).toBe(1);
    return after;
  }

  it.each<[string, Document, Document | Document[], Document]>([
    [
      '$set adds fields in order of their names',
      {},
      { $set: { b: 1, a: 2, 'c.d': 3 } },
      { a: 2, b: 1, c: { d: 3 } },
    ],
    ['$unset', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': 1, z: 1 } }, { b: { d: 2 } }],
    ['$unset in an array leaves null', { a: [1, 2] }, { $unset: { 'a.0': 1 } }, { a: [null, 2] }],
    ['$inc', { n: 2 }, { $inc: { n: 3, m: 1 } }, { n: 5, m: 1 }],
    ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3, c: 1 }, $max: { b: 3 } }, { a: 3, b: 5, c: 1 }],
    ['$push', {}, { $push: { a: 1 } }, { a: [1] }],
    [
      '$push with all modifiers',
      { a: [5, 1] },
      { $push: { a: { $each: [3, 4], $sort: -1, $slice: 3 } } },
      { a: [5, 4, 3] },
    ],
    [
      '$push sorts by several fields',
      { a: [{ x: 1, y: 1 }] },
      {
        $push: {
          a: {
            $each: [
              { x: 1, y: 2 },
              { x: 0, y: 0 },
            ],
            $sort: { x: 1, y: -1 },
          },
        },
      },
      {
        a: [
          { x: 0, y: 0 },
          { x: 1, y: 2 },
          { x: 1, y: 1 },
        ],
      },
    ],
    [
      '$push with $slice on a missing field',
      {},
      { $push: { a: { $each: [1, 2, 3], $slice: -2 } } },
      { a: [2, 3] },
    ],
    ['$addToSet', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    ['$pull by conditions', { a: [1, 2, 3, 4] }, { $pull: { a: { $gt: 1, $lt: 4 } } }, { a: [1, 4] }],
    [
      '$pull by a filter on documents',
      {
        a: [
          { x: 1, y: 1 },
          { x: 1, y: 2 },
        ],
      },
      { $pull: { a: { x: 1, y: { $gte: 2 } } } },
      { a: [{ x: 1, y: 1 }] },
    ],
    ['all elements', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 10 } }, { a: [{ n: 11 }, { n: 12 }] }],
    ['a place in an array', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [
      '$setOnInsert does nothing to what is there',
      { a: 1 },
      { $set: { a: 2 }, $setOnInsert: { b: 1 } },
      { a: 2 },
    ],
  ])('%s', async (_name, before, update, after) => {
    expect(JSON.stringify(await updated(before, update))).toBe(JSON.stringify(after));
  });

  it('sets two fields of the element that the query matched', async () => {
    const doc = { items: [{ k: 1 }, { k: 2 }] };
    const update = { $set: { 'items.$.v': 1, 'items.$.w': 2 } };
    expect(await updated(doc, update, {}, { 'items.k': 2 })).toEqual({
      items: [{ k: 1 }, { k: 2, v: 1, w: 2 }],
    });
    expect(await updated(doc, update, {}, { items: { $elemMatch: { k: 2 } } })).toEqual({
      items: [{ k: 1 }, { k: 2, v: 1, w: 2 }],
    });
    expect((await failure(updated(doc, update))).code).toBe(2);
  });

  it('sets the elements that array filters choose', async () => {
    const doc = {
      items: [
        { k: 1, s: [1, 5] },
        { k: 2, s: [7] },
      ],
    };
    const after = await updated(
      doc,
      { $set: { 'items.$[i].s.$[big]': 0, 'items.$[i].x': true } },
      { arrayFilters: [{ 'i.k': 1 }, { big: { $gte: 5 } }] },
    );
    expect(after).toEqual({
      items: [
        { k: 1, s: [1, 0], x: true },
        { k: 2, s: [7] },
      ],
    });
    expect((await failure(updated(doc, { $set: { 'items.$[i].x': 1 } }))).code).toBe(2);
    expect((await failure(updated(doc, { $set: { a: 1 } }, { arrayFilters: [{ i: 1 }] }))).code).toBe(9);
  });

  it('keeps and promotes number types', async () => {
    await things().insertOne({ _id: 1 as never, i: 2147483647, l: Long.fromNumber(1), d: new Double(1) });
    await things().updateOne({}, { $inc: { i: 1, l: 1, d: 1 } });
    const doc = await things().findOne({}, { promoteValues: false, promoteLongs: false });
    expect([doc!['i']._bsontype, doc!['l']._bsontype, doc!['d']._bsontype]).toEqual([
      'Long',
      'Long',
      'Double',
    ]);
  });

  it('tells matched from modified', async () => {
    await things().insertMany([{ a: 1 }, { a: 1 }, { a: 2 }]);
    expect(await things().updateMany({}, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 1,
    });
    expect(await things().updateOne({ a: 9 }, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 0,
      modifiedCount: 0,
      upsertedCount: 0,
    });
  });

  it('upserts with the fields that the filter ties', async () => {
    const result = await things().updateOne(
      { _id: 7 as never, 'a.b': 1, c: { $gt: 5 }, d: { $eq: 2 }, $and: [{ e: 3 }], f: { $in: [4] } },
      { $set: { x: 1 }, $setOnInsert: { y: 2 }, $inc: { n: 1 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1, upsertedId: 7 });
    expect(await things().findOne()).toEqual({ _id: 7, a: { b: 1 }, d: 2, e: 3, f: 4, x: 1, y: 2, n: 1 });
    await things().replaceOne({ _id: 8 as never, z: 1 }, { r: 1 }, { upsert: true });
    expect(await things().findOne({ _id: 8 as never })).toEqual({ _id: 8, r: 1 });
  });

  it('replaces, and keeps the _id', async () => {
    await things().insertOne({ _id: 1 as never, a: 1 });
    await things().replaceOne({ a: 1 }, { b: 2 });
    expect(await things().findOne()).toEqual({ _id: 1, b: 2 });
    expect((await failure(things().replaceOne({}, { _id: 2 as never, b: 1 }))).code).toBe(66);
  });

  it.each<[string, Document | Document[], number]>([
    ['two changes of one path', { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a change of a path and below it', { $set: { a: 1, 'a.b': 2 } }, 40],
    ['a change of _id', { $set: { _id: 5 } }, 66],
    ['$inc of a string', { $inc: { s: 1 } }, 14],
    ['$push to a string', { $push: { s: 1 } }, 2],
    ['a field below a scalar', { $set: { 's.x': 1 } }, 28],
    ['an unknown operator', { $bogus: { s: 1 } }, 9],
  ])('refuses %s', async (_name, update, code) => {
    expect((await failure(updated({ s: 'text' }, update))).code).toBe(code);
  });

  it('finds and modifies in one step', async () => {
    await things().insertMany([
      { k: 1, n: 1 },
      { k: 2, n: 1 },
    ]);
    expect(
      await things().findOneAndUpdate(
        { n: 1 },
        { $inc: { n: 1 } },
        { sort: { k: -1 }, projection: { _id: 0 } },
      ),
    ).toEqual({ k: 2, n: 1 });
    expect(
      await things().findOneAndUpdate(
        { k: 2 },
        { $inc: { n: 1 } },
        { returnDocument: 'after', projection: { n: 1, _id: 0 } },
      ),
    ).toEqual({ n: 3 });
    expect(await things().findOneAndUpdate({ k: 9 }, { $set: { n: 0 } }, { upsert: true })).toBeNull();
    expect(await things().findOneAndDelete({ k: 1 })).toMatchObject({ k: 1 });
    const raw = await things().findOneAndReplace(
      { k: 9 },
      { k: 10 },
      { includeResultMetadata: true, returnDocument: 'after' },
    );
    expect(raw).toMatchObject({ lastErrorObject: { n: 1, updatedExisting: true }, value: { k: 10 }, ok: 1 });
    expect(await things().findOneAndDelete({ k: 77 })).toBeNull();
  });

  it('deletes one or many', async () => {
    await things().insertMany([{ a: 1 }, { a: 1 }, { a: 1 }]);
    expect((await things().deleteOne({ a: 1 })).deletedCount).toBe(1);
    expect((await things().deleteMany({ a: 1 })).deletedCount).toBe(2);
  });

  it('reports bulk errors, ordered and not', async () => {
    await things().createIndex({ u: 1 }, { unique: true });
    const ordered = await failure(things().insertMany([{ u: 1 }, { u: 1 }, { u: 2 }]));
    expect(ordered.code).toBe(11000);
    expect(await things().countDocuments()).toBe(1);
    const unordered = await failure(
      things().insertMany([{ u: 1 }, { u: 2 }, { u: 1 }, { u: 3 }], { ordered: false }),
    );
    expect(
      (unordered as unknown as { writeErrors: { index: number }[] }).writeErrors.map(({ index }) => index),
    ).toEqual([0, 2]);
    expect(await things().countDocuments()).toBe(3);
    const bulk = await things().bulkWrite([
      { insertOne: { document: { u: 9 } } },
      { updateOne: { filter: { u: 9 }, update: { $set: { v: 1 } } } },
      { updateOne: { filter: { u: 10 }, update: { $set: { v: 1 } }, upsert: true } },
      { deleteOne: { filter: { u: 1 } } },
    ]);
    expect(bulk).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
  });
});
