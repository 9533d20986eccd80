import type { Doc, Value } from '../src/mongo/bson/value';
import { sweepExpired } from '../src/mongo/ttl';
import { parseIndexSpec } from '../src/mongo/storage/index-spec';
import { Store } from '../src/mongo/storage/store';

describe('TTL indexes', () => {
  it.each([1, -1])('remove what is past its time, and nothing else (direction %i)', (direction) => {
    const store = new Store();
    const values: Value[] = [
      new Date(1000),
      new Date(1999),
      new Date(2000),
      new Date(5000),
      [new Date(500), new Date(9000)],
      'text',
      5,
      null,
    ];
    const collection = store.write((batch) => {
      const made = store.findOrCreate('db', 'things', batch);
      const spec: Doc = new Map<string, Value>([
        ['key', new Map([['at', direction]])],
        ['name', 'expiry'],
        ['expireAfterSeconds', 3],
      ]);
      store.createIndex(made, parseIndexSpec(spec), batch);
      values.forEach((at, i) =>
        made.insert(
          new Map<string, Value>([
            ['_id', i],
            ['at', at],
          ]),
          batch,
        ),
      );
      made.insert(new Map([['_id', 99]]), batch);
      return made;
    });
    expect(sweepExpired(store, 4999)).toBe(3);
    const left = [...collection.recordNumbers()].map((record) => collection.document(record)!.get('_id'));
    expect(left).toEqual([2, 3, 5, 6, 7, 99]);
    expect(sweepExpired(store, 4999)).toBe(0);
  });
});
