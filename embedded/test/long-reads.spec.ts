import { MongoClient, type Document } from 'mongodb';
import { useStandIn } from './stand-in';

describe('a long read', () => {
  const mongo = useStandIn();
  let other: MongoClient;
  beforeAll(async () => {
    other = await new MongoClient(mongo.uri).connect();
  });
  afterAll(() => other.close());

  const count = 8000;
  const things = () => mongo.db.collection<Document>('things');

  const fill = (): Promise<unknown> =>
    things().insertMany(Array.from({ length: count }, (_, i) => ({ _id: i as never, v: 0, k: i % 7 })));

  it.each<[string, () => Promise<Document[]>]>([
    [
      '$group',
      () =>
        things()
          .aggregate([{ $group: { _id: '$v', n: { $sum: 1 } } }])
          .toArray(),
    ],
    [
      'a sort without an index',
      () =>
        things()
          .aggregate([{ $sort: { k: -1, v: 1 } }, { $group: { _id: '$v', n: { $sum: 1 } } }])
          .toArray(),
    ],
    [
      'a join',
      () =>
        things()
          .aggregate([
            { $match: { _id: { $lt: 3000 as never } } },
            { $lookup: { from: 'things', localField: '_id', foreignField: '_id', as: 'twin' } },
            { $group: { _id: '$v', n: { $sum: 1 } } },
          ])
          .toArray(),
    ],
  ])('%s lets others in, and tells of one moment', async (_name, read) => {
    await fill();
    const ends: string[] = [];
    const [groups] = await Promise.all([
      read().finally(() => ends.push('read')),
      other
        .db(mongo.db.databaseName)
        .collection('things')
        .updateMany({}, { $inc: { v: 1 } })
        .finally(() => ends.push('write')),
    ]);
    expect(groups).toEqual([{ _id: expect.any(Number), n: expect.any(Number) }]);
    expect(ends).toEqual(['write', 'read']);
    expect(await things().countDocuments({ v: 1 })).toBe(count);
  });

  it('finds documents that are removed or changed while it runs as they were when it began', async () => {
    await things().createIndex({ k: 1 });
    await fill();
    const [found] = await Promise.all([
      things()
        .find({ k: { $gte: 0 }, v: { $gte: 0 } })
        .sort({ k: 1 })
        .batchSize(count)
        .toArray(),
      other
        .db(mongo.db.databaseName)
        .collection<Document>('things')
        .deleteMany({ _id: { $gt: 5 as never } }),
    ]);
    expect([count, 6]).toContain(found.length);
    expect(found.map(({ k }) => k as number)).toEqual(
      found.map(({ k }) => k as number).sort((a, b) => a - b),
    );
    expect(await things().countDocuments()).toBe(6);
  });
});
