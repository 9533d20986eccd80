import { BSON, type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('commands, as they come over the wire', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');

  it.each<[string, Document, number]>([
    ['an update without a query', { update: 'things', updates: [{ u: { a: 1 } }] }, 40414],
    ['an update without a change', { update: 'things', updates: [{ q: {} }] }, 40414],
    ['an update by a number', { update: 'things', updates: [{ q: {}, u: 1 }] }, 9],
    ['an update with an unknown field', { update: 'things', updates: [{ q: {}, u: {}, x: 1 }] }, 40415],
    ['a query that is none', { update: 'things', updates: [{ q: 1, u: {} }] }, 14],
    ['a delete without a query', { delete: 'things', deletes: [{ limit: 1 }] }, 40414],
    ['a delete without a limit', { delete: 'things', deletes: [{ q: {} }] }, 40414],
    ['a delete of two', { delete: 'things', deletes: [{ q: {}, limit: 2 }] }, 9],
    ['a delete of half', { delete: 'things', deletes: [{ q: {}, limit: 0.5 }] }, 9],
    ['an insert of a number', { insert: 'things', documents: [1] }, 14],
    ['an insert of nothing', { insert: 'things', documents: [] }, 16],
    ['a collection that is no name', { find: 1 }, 73],
    ['a skip below 0', { count: 'things', skip: -1 }, 51024],
    ['a skip that is no number', { count: 'things', skip: 'x' }, 14],
    ['a batch below 0', { find: 'things', batchSize: -1 }, 51024],
    ['distinct without a key', { distinct: 'things' }, 40414],
    ['distinct of a number', { distinct: 'things', key: 1 }, 14],
    ['more copies than a standalone has', { insert: 'things', documents: [{}], writeConcern: { w: 2 } }, 2],
    ['a named set of copies', { insert: 'things', documents: [{}], writeConcern: { w: 'dc' } }, 2],
    ['fewer copies than none', { insert: 'things', documents: [{}], writeConcern: { w: -1 } }, 9],
    ['a write concern that is none', { insert: 'things', documents: [{}], writeConcern: 1 }, 14],
    ['less than no time', { find: 'things', maxTimeMS: -1 }, 2],
    ['a time that is no number', { find: 'things', maxTimeMS: 'x' }, 2],
    ['no index to create', { createIndexes: 'things', indexes: [] }, 2],
    ['an index without a key', { createIndexes: 'things', indexes: [{ name: 'x' }] }, 9],
    ['an index without a name', { createIndexes: 'things', indexes: [{ key: { x: 1 } }] }, 9],
    [
      'an index with an unknown option',
      { createIndexes: 'things', indexes: [{ key: { x: 1 }, name: 'x', y: 1 }] },
      197,
    ],
    ['a key by a boolean', { createIndexes: 'things', indexes: [{ key: { x: true }, name: 'x' }] }, 67],
    ['an empty key', { createIndexes: 'things', indexes: [{ key: {}, name: 'x' }] }, 67],
    [
      'a unique _id',
      { createIndexes: 'things', indexes: [{ key: { _id: 1 }, name: '_id_', unique: true }] },
      197,
    ],
    ['dropping the _id index', { dropIndexes: 'things', index: '_id_' }, 72],
    ['dropping it by its key', { dropIndexes: 'things', index: { _id: 1 } }, 72],
    ['dropping it among others', { dropIndexes: 'things', index: ['_id_'] }, 72],
    ['dropping an index that is not there', { dropIndexes: 'things', index: 'x_1' }, 27],
    ['dropping a key that is not there', { dropIndexes: 'things', index: { x: 1 } }, 27],
    ['dropping indexes of nothing', { dropIndexes: 'nothing', index: '*' }, 26],
    ['modifying and removing', { findAndModify: 'things', remove: true, update: {} }, 9],
    ['neither', { findAndModify: 'things' }, 9],
    ['the new one of what is removed', { findAndModify: 'things', remove: true, new: true }, 9],
    ['removing what is not there into being', { findAndModify: 'things', remove: true, upsert: true }, 9],
    ['array filters for a removal', { findAndModify: 'things', remove: true, arrayFilters: [] }, 9],
    ['renaming', { renameCollection: 'test.things', to: 'test.others' }, 59],
  ])('refuses %s', async (_name, command, code) => {
    await things().insertOne({ a: 1 });
    const error = await failure(mongo.db.command(command));
    expect(error.code).toBe(code);
    expect(await things().countDocuments()).toBe(1);
  });

  it.each<[Document, string]>([
    [{ update: 'things', updates: [{ q: {} }] }, 'Location40414'],
    [{ find: 'things', filter: { a: { $regex: '(' } } }, 'Location51091'],
    [{ find: 'things', skip: 'x' }, 'TypeMismatch'],
    [{ insert: 'things', documents: [] }, 'InvalidLength'],
    [{ createIndexes: 'things', indexes: [{ key: {}, name: 'x' }] }, 'CannotCreateIndex'],
    [{ createIndexes: 'things', indexes: [{ x: 1 }] }, 'InvalidIndexSpecificationOption'],
  ])('names the error of %j', async (command, codeName) => {
    expect((await failure(mongo.db.command(command))).codeName).toBe(codeName);
  });

  it('counts what a database holds, and how many bytes its documents take', async () => {
    expect(await mongo.db.command({ dbStats: 1 })).toMatchObject({
      collections: 0,
      objects: 0,
      avgObjSize: 0,
      dataSize: 0,
    });
    const documents = [
      { _id: 1, text: 'short' },
      { _id: 2, text: 'rather longer' },
    ] as Document[];
    await things().insertMany(documents);
    await things().createIndex({ text: 1 });
    await mongo.db.collection<Document>('others').insertOne({ _id: 1 } as Document);
    const bytes = (...held: Document[]) =>
      held.reduce((sum, each) => sum + BSON.calculateObjectSize(each), 0);
    const dataSize = bytes(...documents, { _id: 1 });
    expect(await mongo.db.command({ dbStats: 1 })).toMatchObject({
      db: mongo.db.databaseName,
      collections: 2,
      views: 0,
      objects: 3,
      avgObjSize: dataSize / 3,
      dataSize,
      indexes: 3,
      scaleFactor: 1,
      ok: 1,
    });
    await things().updateOne({ _id: 1 } as Document, { $set: { text: 'now longer' } });
    await things().deleteOne({ _id: 2 } as Document);
    const left = bytes({ _id: 1, text: 'now longer' }, { _id: 1 });
    expect(await mongo.db.command({ dbStats: 1 })).toMatchObject({ objects: 2, dataSize: left });
  });

  it('lets a collection be made twice, and be dropped when it is not there', async () => {
    expect(await mongo.db.command({ create: 'things' })).toMatchObject({ ok: 1 });
    expect(await mongo.db.command({ create: 'things' })).toMatchObject({ ok: 1 });
    expect(await mongo.db.command({ drop: 'things' })).toMatchObject({ nIndexesWas: 1, ok: 1 });
    expect(await mongo.db.command({ drop: 'things' })).toEqual({ ok: 1 });
  });

  it('keeps names with a dollar, which MongoDB takes since 5.0, but not in an _id', async () => {
    await things().insertOne({ $price: 1 });
    expect(await things().findOne()).toMatchObject({ $price: 1 });
    expect((await failure(things().insertOne({ _id: { $x: 1 } as never }))).code).toBe(52);
  });

  it('counts with skip and limit, a limit below 0 too', async () => {
    await things().insertMany([{ a: 1 }, { a: 1 }, { a: 1 }, { a: 2 }]);
    const count = async (command: Document) => (await mongo.db.command({ count: 'things', ...command }))['n'];
    expect(await count({ query: { a: 1 }, skip: 1 })).toBe(2);
    expect(await count({ query: { a: 1 }, skip: 1, limit: 1 })).toBe(1);
    expect(await count({ query: { a: 1 }, limit: -2 })).toBe(2);
    expect(await count({ limit: 0, skip: 9 })).toBe(0);
    expect((await mongo.db.command({ count: 'nothing' }))['n']).toBe(0);
  });

  it('finds distinct values through arrays', async () => {
    await things().insertMany([
      { a: [{ b: [1, 2] }, { b: 2 }, 5] },
      { a: { b: [[3]] } },
      { a: { b: null } },
      { a: [] },
    ]);
    expect(await things().distinct('a.b')).toEqual([1, 2, [3], null]);
    expect(await things().distinct('a.0.b')).toEqual([1, 2]);
    expect(await things().distinct('a.b', { 'a.b': null })).toEqual([null]);
  });

  it('refuses to go on with a cursor of another collection', async () => {
    await things().insertMany([{}, {}, {}]);
    const { cursor } = await mongo.db.command({ find: 'things', batchSize: 1 });
    const error = await failure(mongo.db.command({ getMore: cursor.id, collection: 'others' }));
    expect(error).toMatchObject({ code: 13, codeName: 'Unauthorized' });
    expect(
      (await failure(mongo.db.command({ getMore: cursor.id, collection: 'things', batchSize: -1 }))).code,
    ).toBe(51024);
    const more = await mongo.db.command({ getMore: cursor.id, collection: 'things' });
    expect(more['cursor'].nextBatch.length).toBe(2);
  });

  describe('writes of several statements', () => {
    it('keep what came before a failure, and tell where it was', async () => {
      const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
      expect(await mongo.db.command({ insert: 'things', documents })).toEqual({
        n: 1,
        writeErrors: [
          {
            index: 1,
            code: 11000,
            errmsg: `E11000 duplicate key error collection: ${mongo.db.databaseName}.things index: _id_ dup key: { _id: 1 }`,
            keyPattern: { _id: 1 },
            keyValue: { _id: 1 },
          },
        ],
        ok: 1,
      });
      const unordered = await mongo.db.command({ insert: 'things', documents, ordered: false });
      expect(unordered).toMatchObject({ n: 1, ok: 1, writeErrors: [{ index: 0 }, { index: 1 }] });
    });

    it('tell of updates and upserts by their places', async () => {
      await things().insertMany([
        { _id: 1 as never, n: 1 },
        { _id: 2 as never, n: 'x' },
      ]);
      const updates = [
        { q: { _id: 1 }, u: { $set: { n: 1 } } },
        { q: { _id: 3 }, u: { $inc: { n: 1 } }, upsert: true },
        { q: { _id: 2 }, u: { $inc: { n: 1 } } },
        { q: { _id: 4 }, u: { n: 1 }, upsert: true },
        { q: {}, u: { n: 2 }, multi: true },
      ];
      expect(await mongo.db.command({ update: 'things', updates, ordered: false })).toMatchObject({
        n: 3,
        nModified: 0,
        upserted: [
          { index: 1, _id: 3 },
          { index: 3, _id: 4 },
        ],
        writeErrors: [
          { index: 2, code: 14 },
          { index: 4, code: 9 },
        ],
        ok: 1,
      });
      expect(await mongo.db.command({ update: 'things', updates: updates.slice(2) })).toMatchObject({
        n: 0,
        nModified: 0,
        writeErrors: [{ index: 0, code: 14 }],
        ok: 1,
      });
    });

    it('tell of deletes', async () => {
      await things().insertMany([{ a: 1 }, { a: 1 }, { a: 2 }]);
      const deletes = [
        { q: { a: 1 }, limit: 1 },
        { q: { $bad: 1 }, limit: 0 },
        { q: {}, limit: 0 },
      ];
      expect(await mongo.db.command({ delete: 'things', deletes })).toMatchObject({
        n: 1,
        writeErrors: [{ index: 1, code: 2 }],
        ok: 1,
      });
      expect(await things().countDocuments()).toBe(2);
    });

    it('find wrong operators in a collection that is not there', async () => {
      const updates = [{ q: {}, u: { $bit: { a: 1 } } }];
      expect(await mongo.db.command({ update: 'nothing', updates })).toMatchObject({
        n: 0,
        writeErrors: [{ code: 9 }],
      });
    });
  });
});
