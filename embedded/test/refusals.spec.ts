import { type Document } from 'mongodb';
import mongoose from 'mongoose';
import { startMongoStandIn } from '../src/mongo/server';
import { failure, useStandIn } from './stand-in';

describe('what the stand-in does not do', () => {
  const mongo = useStandIn();

  it.each<[string, Document, number, string]>([
    ['an unknown command', { mapReduce: 'x' }, 59, 'mapReduce'],
    ['an unknown field', { find: 'x', collation: { locale: 'en' } }, 40415, 'collation'],
    ['an unknown query operator', { find: 'x', filter: { a: { $near: [0, 0] } } }, 2, '$near'],
    ['an unknown top-level operator', { find: 'x', filter: { $jsonSchema: {} } }, 2, '$jsonSchema'],
    ['JavaScript', { find: 'x', filter: { $where: 'true' } }, 2, '$where'],
    [
      'an expression in a filter',
      { find: 'x', filter: { $expr: true } },
      2,
      'unknown top level operator: $expr',
    ],
    [
      'an unknown update operator',
      { findAndModify: 'x', query: {}, update: { $bit: { a: { and: 1 } } } },
      9,
      'Unknown modifier: $bit',
    ],
    [
      'an unknown modifier of $push',
      { findAndModify: 'x', query: {}, update: { $push: { a: { $each: [1], $position: 0 } } } },
      2,
      '$position',
    ],
    [
      'an update by a pipeline',
      { findAndModify: 'x', query: {}, update: [{ $set: { a: 1 } }] },
      9,
      'Pipeline-style updates',
    ],
    ['a positional projection', { find: 'x', projection: { 'c.$': 1 } }, 31325, 'c.$'],
    ['a hint', { find: 'x', hint: 'a_1' }, 40415, 'hint'],
    ['a capped collection', { create: 'x', capped: true, size: 5 }, 40415, 'capped'],
    [
      'a transaction',
      { insert: 'x', documents: [{ a: 1 }], txnNumber: 1, autocommit: false, startTransaction: true },
      20,
      'Transaction numbers',
    ],
    ['commitTransaction', { commitTransaction: 1 }, 20, 'Transaction numbers'],
    [
      'a wrong regular expression',
      { find: 'x', filter: { a: { $regex: '(?<n' } } },
      51091,
      'Regular expression',
    ],
    [
      'an unknown stage',
      { aggregate: 'x', pipeline: [{ $bucketAuto: {} }], cursor: {} },
      40324,
      '$bucketAuto',
    ],
    [
      'an unknown expression',
      { aggregate: 'x', pipeline: [{ $addFields: { a: { $sqrt: 4 } } }], cursor: {} },
      168,
      '$sqrt',
    ],
    [
      'an unknown expression in $project',
      { aggregate: 'x', pipeline: [{ $project: { a: { $sqrt: 4 } } }], cursor: {} },
      31325,
      '$sqrt',
    ],
    [
      'an unknown accumulator',
      { aggregate: 'x', pipeline: [{ $group: { _id: 1, a: { $stdDevPop: '$x' } } }], cursor: {} },
      15952,
      '$stdDevPop',
    ],
    [
      'JavaScript in a group',
      { aggregate: 'x', pipeline: [{ $group: { _id: 1, a: { $accumulator: {} } } }], cursor: {} },
      15952,
      '$accumulator',
    ],
    [
      '$lookup with let',
      {
        aggregate: 'x',
        pipeline: [{ $lookup: { from: 'x', let: {}, pipeline: [], as: 'y' } }],
        cursor: {},
      },
      238,
      'let',
    ],
    ['an unknown update operator', { findAndModify: 'x', update: { $bit: { a: { or: 1 } } } }, 9, '$bit'],
    [
      'an index of another kind',
      { createIndexes: 'x', indexes: [{ key: { a: '2dsphere' }, name: 'a' }] },
      67,
      '2dsphere',
    ],
    [
      '$text beside another way in',
      { find: 'x', filter: { $or: [{ $text: { $search: 'x' } }, { a: 1 }] } },
      2,
      '$text',
    ],
    ['an empty insert', { insert: 'x', documents: [] }, 16, 'batch'],
    ['a bad collection name', { insert: '$bad', documents: [{ a: 1 }] }, 73, 'namespace'],
  ])('refuses %s by name', async (_name, command, code, text) => {
    const error = await failure(mongo.db.command(command));
    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });

  it('refuses an array as _id', async () => {
    expect((await failure(mongo.db.collection('x').insertOne({ _id: [1] as never }))).code).toBe(53);
  });

  it('refuses to search in ways that MongoDB would know', async () => {
    await mongo.db.collection('x').createIndex({ a: 'text' });
    const search = (options: Document) =>
      failure(
        mongo.db
          .collection('x')
          .find({ $text: { $search: 'x', ...options } })
          .toArray(),
      );
    expect((await search({ $language: 'french' })).message).toContain('french');
    expect((await search({ $caseSensitive: true })).message).toContain('$caseSensitive');
  });

  it('refuses BSON types it does not keep', async () => {
    const decimal = new mongoose.mongo.Decimal128('1.5');
    const error = await failure(mongo.db.collection('x').insertOne({ price: decimal }));
    expect(error.code).toBe(2);
    expect(error.message).toContain('decimal');
    expect(error.message).toContain('price');
  });

  it('refuses documents over 16 MB', async () => {
    const things = mongo.db.collection<Document>('x');
    await things.insertOne({ _id: 1 as never, text: 'x'.repeat(9_000_000) });
    const more = things.updateOne({}, { $set: { more: 'x'.repeat(9_000_000) } });
    expect((await failure(more)).code).toBe(10334);
  });

  it('refuses sessions with transactions and change streams as a standalone does', async () => {
    const session = mongo.client.startSession();
    session.startTransaction();
    await expect(mongo.db.collection('x').insertOne({ a: 1 }, { session })).rejects.toThrow(
      /retryable writes|Transaction numbers/,
    );
    await session.abortTransaction().catch(() => undefined);
    await session.endSession();
    expect((await failure(mongo.db.collection('x').watch().next())).code).toBe(40573);
  });

  it('refuses production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(startMongoStandIn()).rejects.toThrow('production');
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});
