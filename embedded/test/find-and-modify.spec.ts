import { type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('findAndModify', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');

  it.each<[string, Document, Document | null, Document]>([
    [
      'the old one',
      { query: { k: 1 }, update: { $inc: { n: 1 } } },
      { _id: 1, k: 1, n: 1 },
      { n: 1, updatedExisting: true },
    ],
    [
      'the new one',
      { query: { k: 1 }, update: { $inc: { n: 1 } }, new: true },
      { _id: 1, k: 1, n: 2 },
      { n: 1, updatedExisting: true },
    ],
    [
      'no change',
      { query: { k: 1 }, update: { $set: { n: 1 } }, new: true },
      { _id: 1, k: 1, n: 1 },
      { n: 1, updatedExisting: true },
    ],
    [
      'the first of an order',
      { query: {}, sort: { k: -1 }, update: { $set: { n: 0 } } },
      { _id: 2, k: 2, n: 1 },
      { n: 1, updatedExisting: true },
    ],
    [
      'some fields',
      { query: { k: 1 }, update: { k: 5 }, new: true, fields: { k: 1, _id: 0 } },
      { k: 5 },
      { n: 1, updatedExisting: true },
    ],
    ['nothing', { query: { k: 9 }, update: { $set: { n: 0 } } }, null, { n: 0, updatedExisting: false }],
    [
      'nothing, for the new one',
      { query: { k: 9 }, update: { $set: { n: 0 } }, new: true },
      null,
      { n: 0, updatedExisting: false },
    ],
    [
      'an upsert',
      { query: { _id: 9 }, update: { $set: { n: 0 } }, upsert: true },
      null,
      { n: 1, updatedExisting: false, upserted: 9 },
    ],
    [
      'the new one of an upsert',
      { query: { _id: 9 }, update: { $set: { n: 0 } }, upsert: true, new: true },
      { _id: 9, n: 0 },
      { n: 1, updatedExisting: false, upserted: 9 },
    ],
    [
      'fields of the new one',
      { query: { _id: 9 }, update: { $set: { n: 0 } }, upsert: true, new: true, fields: { n: 1, _id: 0 } },
      { n: 0 },
      { n: 1, updatedExisting: false, upserted: 9 },
    ],
    [
      'an upsert that finds',
      { query: { k: 1 }, update: { $set: { n: 0 } }, upsert: true },
      { _id: 1, k: 1, n: 1 },
      { n: 1, updatedExisting: true },
    ],
    ['what is removed', { query: { k: 1 }, remove: true }, { _id: 1, k: 1, n: 1 }, { n: 1 }],
    ['the last, removed', { sort: { _id: -1 }, remove: true, fields: { k: 1 } }, { _id: 2, k: 2 }, { n: 1 }],
    ['nothing removed', { query: { k: 9 }, remove: true }, null, { n: 0 }],
  ])('gives %s', async (_name, command, value, lastErrorObject) => {
    await things().insertMany([
      { _id: 1 as never, k: 1, n: 1 },
      { _id: 2 as never, k: 2, n: 1 },
    ]);
    const reply = await mongo.db.command({ findAndModify: 'things', ...command });
    expect(reply).toEqual({ lastErrorObject, value, ok: 1 });
  });

  it('fails as a whole', async () => {
    await things().createIndex({ k: 1 }, { unique: true });
    await things().insertMany([{ k: 1 }, { k: 2 }]);
    const error = await failure(
      mongo.db.command({ findAndModify: 'things', query: { k: 1 }, update: { $set: { k: 2 } } }),
    );
    expect(error).toMatchObject({
      code: 11000,
      codeName: 'DuplicateKey',
      keyPattern: { k: 1 },
      keyValue: { k: 2 },
    });
    expect(
      (
        await failure(
          mongo.db.command({
            findAndModify: 'nothing',
            query: { a: 1 },
            update: { $set: { 'a.b': 1 } },
            upsert: true,
          }),
        )
      ).code,
    ).toBe(28);
    expect(await mongo.db.listCollections({ name: 'nothing' }).toArray()).toEqual([]);
  });
});
