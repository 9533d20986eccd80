import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { takeNamedStores, withDatabase } from '../lib/trial-stores.mjs';

describe('a trial product', () => {
  const both = { MONGODB_URI: 'mongodb://127.0.0.1:1/desk', E2E_REDIS_URL: 'redis://127.0.0.1:1' };

  for (const missing of Object.keys(both)) {
    test(`stays private without ${missing}`, async () => {
      assert.equal(await takeNamedStores({ ...both, [missing]: '' }), undefined);
    });
  }

  test('never takes REDIS_URL for one that may be flushed', async () => {
    assert.equal(
      await takeNamedStores({ MONGODB_URI: both.MONGODB_URI, REDIS_URL: both.E2E_REDIS_URL }),
      undefined,
    );
  });

  test('says which store cannot be reached', async () => {
    await assert.rejects(takeNamedStores(both), /E2E_REDIS_URL: .*ECONNREFUSED/);
  });

  for (const [named, own] of [
    ['mongodb://a', 'mongodb://a/own'],
    ['mongodb://a:27017/', 'mongodb://a:27017/own'],
    ['mongodb://a,b:27018/desk?replicaSet=rs0', 'mongodb://a,b:27018/own?replicaSet=rs0'],
    ['mongodb://me:p%2Fw@a?authSource=admin', 'mongodb://me:p%2Fw@a/own?authSource=admin'],
    ['mongodb+srv://a.example.com/desk', 'mongodb+srv://a.example.com/own'],
  ]) {
    test(`has a database of its own in ${named}`, () => assert.equal(withDatabase(named, 'own'), own));
  }
});
