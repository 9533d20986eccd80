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
    ['an empty insert', { insert: 'x', documents: [] }, 16, 'batch'],
    ['a bad collection name', { insert: '$bad', documents: [{ a: 1 }] }, 73, 'namespace'],
  ])('refuses %s by name', async (_name, command, code, text) => {
    const error = await failure(mongo.db.command(command));
    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });

  it('refuses an array as _id and field names with a dollar', async () => {
    expect((await failure(mongo.db.collection('x').insertOne({ _id: [1] as never }))).code).toBe(53);
    expect((await failure(mongo.db.collection('x').insertOne({ $set: 1 }))).code).toBe(52);
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
