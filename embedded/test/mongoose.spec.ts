import mongoose, { Schema } from 'mongoose';
import { useMongo } from './stand-in';

describe('Mongoose', () => {
  const mongo = useMongo();
  let connection: mongoose.Connection;
  beforeAll(async () => {
    connection = await mongoose.createConnection(mongo.uri, { dbName: mongo.db.databaseName }).asPromise();
  });
  afterAll(() => connection.close());

  const schema = new Schema(
    {
      email: { type: String, unique: true },
      tags: [String],
      notes: [new Schema({ text: String }, { timestamps: true })],
      meta: Schema.Types.Mixed,
      counts: { type: Map, of: Number },
    },
    { timestamps: true, optimisticConcurrency: true },
  );

  it('models, subdocuments, timestamps, versions and population work', async () => {
    const User = connection.model('User', schema);
    await User.init();
    const user = await User.create({
      email: 'a@example.com',
      tags: ['x', 'y'],
      notes: [{ text: 'one' }, { text: 'two' }],
      counts: { '2024': 1, b: 2 },
    });
    user.set('tags', ['y']);
    user.notes[1]!.text = 'three';
    user.counts!.set('b', 5);
    await user.save();
    await User.updateOne({ _id: user._id, 'notes.text': 'three' }, { $set: { 'notes.$.text': 'four' } });
    const found = await User.findOne({ email: /^A@/i }).lean();
    expect(found).toMatchObject({
      tags: ['y'],
      notes: [{ text: 'one' }, { text: 'four' }],
      counts: { '2024': 1, b: 5 },
    });
    await expect(User.create({ email: 'a@example.com' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { email: 'a@example.com' },
    });
    const stale = await User.findById(user._id);
    await User.updateOne({ _id: user._id }, { $inc: { __v: 1 } });
    stale!.set('meta', { a: 1 });
    await expect(stale!.save()).rejects.toThrow(mongoose.Error.VersionError);

    const Post = connection.model(
      'Post',
      new Schema({ author: { type: Schema.Types.ObjectId, ref: 'User' }, n: Number }),
    );
    await Post.insertMany([
      { author: user._id, n: 1 },
      { author: user._id, n: 2 },
    ]);
    const posts = await Post.find().sort('-n').populate<{ author: { email: string } }>('author');
    expect(posts.map(({ n, author }) => [n, author.email])).toEqual([
      [2, 'a@example.com'],
      [1, 'a@example.com'],
    ]);
    const seen: number[] = [];
    for await (const post of Post.find().sort({ n: 1 }).cursor({ batchSize: 1 })) seen.push(post.n!);
    expect(seen).toEqual([1, 2]);
    expect(await User.exists({ email: 'nobody' })).toBeNull();
    expect(await Post.syncIndexes()).toEqual([]);
  });

  it('bulk writes, upserts and findOneAndUpdate work', async () => {
    const Item = connection.model(
      'Item',
      new Schema({ k: { type: Number, unique: true }, n: Number }, { timestamps: true }),
    );
    await Item.init();
    await Item.bulkWrite([
      { updateOne: { filter: { k: 1 }, update: { $setOnInsert: { n: 1 } }, upsert: true } },
      { insertOne: { document: { k: 2, n: 5 } } },
    ]);
    const after = await Item.findOneAndUpdate(
      { k: 3 },
      { $inc: { n: 2 } },
      { upsert: true, returnDocument: 'after' },
    );
    expect(after).toMatchObject({ k: 3, n: 2 });
    expect(await Item.countDocuments()).toBe(3);
    expect(await Item.aggregate([{ $group: { _id: null, total: { $sum: '$n' } } }])).toEqual([
      { _id: null, total: 8 },
    ]);
  });
});
