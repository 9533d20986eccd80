import { BSONRegExp, Double, ObjectId } from 'bson';
import fc from 'fast-check';
import { compare } from '../src/mongo/bson/compare';
import { decode } from '../src/mongo/bson/decode';
import { encode } from '../src/mongo/bson/encode';
import { descending, encodeKey } from '../src/mongo/bson/key';
import { parseSort } from '../src/mongo/bson/sort';
import type { Doc, Value } from '../src/mongo/bson/value';
import { choosePlan } from '../src/mongo/plan/plan';
import { findAll } from '../src/mongo/plan/query';
import { parseIndexSpec } from '../src/mongo/storage/index-spec';
import { Store } from '../src/mongo/storage/store';
import { withId } from '../src/mongo/update/upsert';
import { compileUpdate } from '../src/mongo/update/update';

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.integer({ min: -3, max: 3 }).map((n) => new Double(n)),
  fc.constantFrom<Value>(
    null,
    true,
    false,
    '',
    'a',
    'ab',
    'b\0',
    '\uffee',
    '\u{1f600}',
    9007199254740993n,
    9007199254740992,
  ),
  fc.integer({ min: -2, max: 2 }).map((n) => new Date(n)),
  fc.integer({ min: 0, max: 3 }).map((n) => new ObjectId(Buffer.alloc(12, n))),
);
const value: fc.Arbitrary<Value> = fc.letrec<{ any: Value }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom('x', 'y', '1'), tie('any')), { maxLength: 2 })
      .map((fields): Value => new Map(fields)),
  ),
})).any;

const small: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom<Value>(null, 'a', 'b', true),
  fc.integer({ min: 0, max: 3 }).map((n) => new Date(n)),
);
const field = fc.oneof(
  { weight: 5, arbitrary: small },
  { weight: 1, arbitrary: fc.array(small, { maxLength: 3 }) },
);
const nested: fc.Arbitrary<Value> = fc.oneof(
  field.map((k): Value => new Map([['k', k]])),
  fc.array(
    fc.oneof(
      field.map((k): Value => new Map([['k', k]])),
      small,
    ),
    { maxLength: 3 },
  ),
);

/** A document with some of the fields a, b, c and n (whose k may lie in an array). */
const document: fc.Arbitrary<Doc> = fc
  .record({ a: field, b: field, c: small, n: nested }, { requiredKeys: [] })
  .map((fields) => new Map(Object.entries(fields) as [string, Value][]));

const operator: fc.Arbitrary<Value> = fc.oneof(
  small,
  fc.array(small, { maxLength: 3 }).map((list): Value => new Map([['$in', list]])),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq'), small)
    .map(([name, operand]): Value => new Map([[name, operand]])),
  fc.tuple(fc.constantFrom('$gt', '$gte'), small, fc.constantFrom('$lt', '$lte'), small).map(
    ([low, from, high, to]): Value =>
      new Map([
        [low, from],
        [high, to],
      ]),
  ),
  fc.boolean().map((wanted): Value => new Map([['$exists', wanted]])),
  fc.constantFrom('^a', '^b', '^ab?', 'a').map((pattern): Value => new BSONRegExp(pattern)),
);
const paths = ['a', 'b', 'c', 'n.k', 'a.0'];
const filter: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(fc.constantFrom(...paths), operator), { minLength: 1, maxLength: 3 })
  .map((conditions) => new Map(conditions));
const keyPattern = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(1, -1)), {
    minLength: 1,
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((fields): Doc => new Map(fields));
const indexOptions: fc.Arbitrary<Doc> = fc.constantFrom(
  new Map<string, Value>(),
  new Map<string, Value>([['sparse', true]]),
  new Map<string, Value>([['partialFilterExpression', new Map([['c', new Map([['$gt', 1]])]])]]),
  new Map<string, Value>([['partialFilterExpression', new Map([['a', new Map([['$exists', true]])]])]]),
);

function makeCollection(
  docs: Doc[],
  indexes: Doc[],
): { store: Store; collection: ReturnType<Store['findOrCreate']>; inserted: number[] } {
  const store = new Store();
  const collection = store.write((batch) => store.findOrCreate('test', 'things', batch));
  indexes.forEach((spec, i) =>
    store.write((batch) =>
      store.createIndex(collection, parseIndexSpec(new Map(spec).set('name', `i${i}`)), batch),
    ),
  );
  const inserted: number[] = [];
  docs.forEach((doc, i) => {
    try {
      store.write((batch) => collection.insert(withId(new Map(doc).set('_id', i)), batch));
      inserted.push(i);
    } catch (error) {
      expect((error as Error).message).toContain('parallel arrays');
    }
  });
  return { store, collection, inserted };
}

const sign = (n: number): number => Math.sign(n) + 0;

describe('BSON', () => {
  it('keys order as values do, both ways', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [encodeKey(a), encodeKey(b)];
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(sign(compare(a, b)));
        expect(descending(x) < descending(y) ? 1 : descending(x) > descending(y) ? -1 : 0).toBe(
          sign(compare(a, b)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('values survive encoding and decoding exactly', () => {
    fc.assert(
      fc.property(value, (a) => {
        const bytes = encode(new Map([['a', a]]));
        expect(encode(decode(bytes))).toEqual(bytes);
        expect(decode(bytes).get('a')).toEqual(a);
      }),
      { numRuns: 1000 },
    );
  });

  it('decoding any bytes ends in a document or an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), value, fc.nat(), fc.nat(255), (noise, a, place, byte) => {
        const bytes = encode(new Map([['a', a]]));
        bytes[place % bytes.length] = byte;
        for (const input of [Buffer.from(noise), bytes, bytes.subarray(0, place % bytes.length)]) {
          try {
            expect(decode(input)).toBeInstanceOf(Map);
          } catch (error) {
            expect((error as Error).name).toBe('MongoError');
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('planning', () => {
  it('an indexed answer equals the unindexed one, in order', () => {
    let planned = 0;
    fc.assert(
      fc.property(
        fc.array(document, { maxLength: 25 }),
        fc.array(fc.tuple(keyPattern, indexOptions), { minLength: 1, maxLength: 3 }),
        filter,
        fc.option(keyPattern),
        (docs, indexes, conditions, sortSpec) => {
          const specs = indexes.map(
            ([key, options]): Doc => new Map<string, Value>([['key', key], ...options]),
          );
          let indexed: ReturnType<typeof makeCollection>;
          try {
            indexed = makeCollection(docs, specs);
          } catch (error) {
            return expect((error as Error).message).toContain('already exists');
          }
          const plain = makeCollection(
            docs.filter((_, i) => indexed.inserted.includes(i)),
            [],
          );
          const ids = (matches: { doc: Doc }[], from: number[] | undefined) =>
            matches.map(({ doc }) => (from ? from[doc.get('_id') as number] : doc.get('_id')));
          const sort = sortSpec ? parseSort(new Map(sortSpec).set('_id', 1)) : [];
          let expected: unknown[];
          try {
            expected = ids(findAll(plain.collection, { filter: conditions, sort }), indexed.inserted);
          } catch (error) {
            return expect((error as Error).message).toContain('parallel arrays');
          }
          const found = ids(findAll(indexed.collection, { filter: conditions, sort }), undefined);
          if (choosePlan(indexed.collection, conditions, sort)) planned++;
          if (sortSpec) expect(found).toEqual(expected);
          else expect([...found].sort()).toEqual([...expected].sort());
          if (sortSpec) {
            // Without _id to break ties the index itself may give the order; the sort keys must agree.
            const loose = parseSort(sortSpec);
            const byIndex = findAll(indexed.collection, { filter: conditions, sort: loose });
            const sorted = findAll(plain.collection, { filter: conditions, sort: loose });
            const keysOf = (matches: { doc: Doc }[]) =>
              matches.map(({ doc }) =>
                loose.map(({ name }) =>
                  name.includes('.')
                    ? ''
                    : sortKey(doc, name, loose.find((one) => one.name === name)!.direction),
                ),
              );
            expect(keysOf(byIndex)).toEqual(keysOf(sorted));
          }
        },
      ),
      { numRuns: 2500 },
    );
    expect(planned).toBeGreaterThan(500);
  });

  it('indexes follow updates, removals and roll-backs', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 10 }),
        fc.array(fc.tuple(fc.nat(), document, fc.constantFrom('replace', 'remove', 'undo')), {
          maxLength: 10,
        }),
        filter,
        (docs, changes, conditions) => {
          const { store, collection } = makeCollection(docs, [
            new Map([
              [
                'key',
                new Map([
                  ['a', 1],
                  ['c', -1],
                ]),
              ],
            ]),
            new Map([['key', new Map([['n.k', 1]])]]),
          ]);
          for (const [pick, doc, kind] of changes) {
            const records = [...collection.recordNumbers()];
            const record = records[pick % records.length];
            if (record === undefined) break;
            const replace = compileUpdate(doc, {
              filter: new Map(),
              arrayFilters: undefined,
              isMulti: false,
            });
            try {
              store.write((batch) => {
                if (kind === 'remove') collection.remove(record, batch);
                else collection.replace(record, replace(collection.document(record)!, false), batch);
                if (kind === 'undo') throw new Error('undo');
              });
            } catch (error) {
              expect((error as Error).message).toMatch(/undo|parallel arrays/);
            }
          }
          const plain = new Store();
          const copy = plain.write((batch) => plain.findOrCreate('test', 'things', batch));
          plain.write((batch) =>
            [...collection.entries()].forEach(([, bytes]) => copy.insert(decode(bytes), batch)),
          );
          const ids = (from: typeof collection) =>
            findAll(from, { filter: conditions })
              .map(({ doc }) => doc.get('_id'))
              .sort();
          expect(ids(collection)).toEqual(ids(copy));
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The key an array or scalar sorts by, for comparing two orders. */
function sortKey(doc: Doc, name: string, direction: 1 | -1): string {
  const found = doc.get(name);
  if (!Array.isArray(found)) return encodeKey(found);
  const keys = found.map(encodeKey).sort((a, b) => (a < b ? -1 : 1));
  return (direction === 1 ? keys[0] : keys.at(-1)) ?? 'empty';
}
