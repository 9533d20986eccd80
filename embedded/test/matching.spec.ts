import { BSONRegExp, Double, Int32, Long, MaxKey, MinKey, type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('matching, in the corners', () => {
  const mongo = useMongo();

  async function matching(docs: Document[], filter: Document): Promise<unknown[]> {
    const things = mongo.db.collection<Document>('things');
    await things.insertMany(docs.map((doc, i) => ({ ...doc, _id: i as never })));
    return (await things.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
  }

  const arrays: Document[] = [
    { a: [[5, 6]] },
    { a: [5, 6] },
    { a: [{ b: 5 }, 7] },
    { a: { 0: [5, 6] } },
    { a: [[{ b: 5 }]] },
    { a: [] },
    { a: [{}] },
    { a: [null] },
    { a: 5 },
  ];

  it.each<[string, Document, number[]]>([
    ['an array in an array is no element of the outer one', { a: 5 }, [1, 8]],
    ['a place in an array is not looked into', { 'a.0': 5 }, [1, 3]],
    ['but is compared whole', { 'a.0': [5, 6] }, [0, 3]],
    ['and its size counts', { 'a.0': { $size: 2 } }, [0, 3]],
    ['a path goes on through a place', { 'a.0.0': 5 }, [0, 3]],
    ['a scalar at a place has no fields, nor the lack of one', { 'a.0.b': null }, [2, 6, 8]],
    ['nested arrays are reached by place only', { 'a.b': 5 }, [2]],
    ['by place', { 'a.0.b': 5 }, [2, 4]],
    ['null of a path into arrays needs a document in them', { 'a.b': null }, [3, 6, 8]],
    ['$exists: false does not', { 'a.b': { $exists: false } }, [0, 1, 3, 4, 5, 6, 7, 8]],
    ['null in an array', { a: null }, [7]],
    ['$elemMatch takes an array for a document', { a: { $elemMatch: { 0: 5 } } }, [0]],
    ['$elemMatch of nothing takes any document or array', { a: { $elemMatch: {} } }, [0, 2, 4, 6]],
    ['$elemMatch of values does not look further in', { a: { $elemMatch: { $gt: 4, $lt: 6 } } }, [1]],
    ['unless asked to', { a: { $elemMatch: { $elemMatch: { $gt: 4, $lt: 6 } } } }, [0]],
    ['$elemMatch of alternatives is about documents', { a: { $elemMatch: { $or: [{ b: 5 }] } } }, [2]],
    ['$in with an array', { a: { $in: [[5, 6]] } }, [0, 1]],
    ['$all with $elemMatch', { a: { $all: [{ $elemMatch: { b: 5 } }] } }, [2]],
    ['$all with an array', { a: { $all: [[5, 6]] } }, [0, 1]],
    ['arrays compare with arrays', { a: { $gt: [5, 5] } }, [0, 1, 2, 4, 6]],
    ['$not of an operator on elements', { a: { $not: { $elemMatch: { $gt: 4 } } } }, [0, 3, 4, 5, 6, 7, 8]],
    ['$type of elements', { a: { $type: 'array' } }, [0, 1, 2, 4, 5, 6, 7]],
    ['$type of a type that is never stored', { a: { $type: 'decimal' } }, []],
  ])('%s', async (_name, filter, expected) => {
    expect(await matching(arrays, filter)).toEqual(expected);
  });

  const scalars: Document[] = [
    { a: 'abc' },
    { a: new BSONRegExp('b') },
    { a: ['x', 'b'] },
    { a: NaN },
    { a: new Double(-0) },
    { a: new MinKey() },
    { a: new MaxKey() },
    {},
    { a: Long.fromString('9007199254740993') },
    { a: { x: 1, y: 2 } },
    { a: { y: 2, x: 1 } },
  ];

  it.each<[string, Document, number[]]>([
    ['a regular expression matches strings, and itself', { a: /b/ }, [0, 1, 2]],
    ['$regex too', { a: { $regex: 'b' } }, [0, 1, 2]],
    ['in $in', { a: { $in: [/b/, null] } }, [0, 1, 2, 7]],
    ['$nin', { a: { $nin: [/b/, null] } }, [3, 4, 5, 6, 8, 9, 10]],
    ['$not', { a: { $not: /b/ } }, [3, 4, 5, 6, 7, 8, 9, 10]],
    ['$eq takes a regular expression as a value', { a: { $eq: new BSONRegExp('b') } }, [1]],
    ['everything but MaxKey is below it', { a: { $lt: new MaxKey() } }, [0, 1, 2, 3, 4, 5, 7, 8, 9, 10]],
    ['everything but MinKey is above it', { a: { $gt: new MinKey() } }, [0, 1, 2, 3, 4, 6, 7, 8, 9, 10]],
    ['MaxKey equals itself', { a: new MaxKey() }, [6]],
    ['-0 is 0', { a: 0 }, [4]],
    ['NaN is at most NaN', { a: { $lte: NaN } }, [3]],
    ['a long beyond 2^53 is no double', { a: { $gt: 9007199254740992, $lt: 9007199254740994 } }, [8]],
    ['documents compare in order of their fields', { a: { x: 1, y: 2 } }, [9]],
    ['an int is a long for equality of documents', { a: { x: Long.fromNumber(1), y: new Double(2) } }, [9]],
    ['but not for $type', { a: { $type: 'int' } }, []],
  ])('%s', async (_name, filter, expected) => {
    expect(await matching(scalars, filter)).toEqual(expected);
  });

  it.each<[string, Document, number]>([
    ['$ne of a regular expression', { a: { $ne: /x/ } }, 2],
    ['$gt of a regular expression', { a: { $gt: /x/ } }, 2],
    ['an operator in $in', { a: { $in: [{ $gt: 1 }] } }, 2],
    ['$all that mixes $elemMatch with values', { a: { $all: [{ $elemMatch: { b: 1 } }, 1] } }, 2],
    ['$all with another operator', { a: { $all: [{ $gt: 1 }] } }, 2],
    ['$size of a fraction', { a: { $size: 1.5 } }, 2],
    ['$size below 0', { a: { $size: -1 } }, 2],
    ['$type of an unknown name', { a: { $type: 'constructor' } }, 2],
    ['$type of an unknown number', { a: { $type: 99 } }, 2],
    ['$type of nothing', { a: { $type: [] } }, 9],
    ['a flag twice over', { a: { $regex: /x/i, $options: 's' } }, 51075],
    ['flags first', { a: { $options: 's', $regex: /x/i } }, 51074],
    ['an unknown flag', { a: { $regex: 'x', $options: 'g' } }, 51108],
    ['$options alone', { a: { $options: 'i' } }, 2],
    ['$not of nothing', { a: { $not: {} } }, 2],
    ['a field among operators', { a: { $gt: 1, b: 2 } }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['a filter that is none', { $and: [1] }, 2],
  ])('refuses %s', async (_name, filter, code) => {
    const error = await failure(mongo.db.command({ find: 'things', filter }));
    expect(error.code).toBe(code);
  });

  describe('sorting', () => {
    const things = () => mongo.db.collection<Document>('things');
    const order = async (sort: Document): Promise<unknown[]> =>
      (await things().find().sort(sort).toArray()).map(({ _id }) => _id as unknown);

    it('takes the fields of one array element together', async () => {
      await things().insertMany([
        {
          _id: 1 as never,
          n: [
            { x: 1, y: 9 },
            { x: 2, y: 0 },
          ],
        },
        { _id: 2 as never, n: [{ x: 1, y: 5 }] },
        {
          _id: 3 as never,
          n: [
            { x: 0, y: 7 },
            { x: 3, y: 3 },
          ],
        },
      ]);
      expect(await order({ 'n.x': 1, 'n.y': 1 })).toEqual([3, 2, 1]);
      expect(await order({ 'n.x': -1, 'n.y': 1 })).toEqual([3, 1, 2]);
    });

    it('takes a scalar in an array for a document without the field', async () => {
      await things().insertMany([
        { _id: 1 as never, a: [{ b: 2 }, 1] },
        { _id: 2 as never, a: { b: 1 } },
        { _id: 3 as never, a: [] },
        { _id: 4 as never, a: [{ b: [] }] },
      ]);
      expect(await order({ 'a.b': 1, _id: 1 })).toEqual([4, 1, 3, 2]);
    });

    it.each<[string, Document, number]>([
      ['parallel arrays', { a: 1, b: 1 }, 2],
      ['a direction that is no number', { a: 'up' }, 15974],
      ['a direction that is neither 1 nor -1', { a: 2 }, 15975],
      ['an operator for a field', { $a: 1 }, 16410],
      ['an empty part of a path', { 'a..b': 1 }, 15998],
      ['a path that ends with a dot', { 'a.': 1 }, 40353],
      ['no path', { '': 1 }, 40352],
    ])('refuses %s', async (_name, sort, code) => {
      await things().insertMany([{ a: [1, 2], b: [1, 2] }, { a: 1 }]);
      expect((await failure(mongo.db.command({ find: 'things', sort }))).code).toBe(code);
    });

    it('leaves equal documents as they were', async () => {
      await things().insertMany([3, 1, 2].map((n) => ({ _id: n as never, k: new Int32(1) })));
      expect(await order({ k: -1 })).toEqual([3, 1, 2]);
    });
  });

  it.each<[string, string, string[], string[]]>([
    ['a$', '', ['a', 'a\n', 'ba'], ['a\n\n', 'a\r', 'ab']],
    ['^a$', 'm', ['x\na\ny', 'a'], ['x\ra\ry', 'xa']],
    ['a.b', '', ['axb', 'a\rb', 'a\u2028b', 'a\u{1f600}b'], ['a\nb']],
    ['a.b', 's', ['a\nb'], ['ab']],
    ['a\\sb', '', ['a b', 'a\tb'], ['a\u00a0b', 'a\u2003b']],
    ['a[\\s-]b', '', ['a b', 'a-b'], ['a\u00a0b']],
    ['a\\Sb', '', ['a\u00a0b'], ['a b']],
    ['[.$^]\\.\\$', '', ['..$', '$.$'], ['a.$']],
    ['A\\@b\\-c', 'i', ['a@B-C'], ['ab-c']],
  ])('reads /%s/%s as PCRE does', async ($regex, $options, matched, others) => {
    const things = mongo.db.collection<Document>('things');
    await things.insertMany([...matched, ...others].map((text) => ({ text })));
    const found = await things.find({ text: { $regex, $options } }).toArray();
    expect(found.map(({ text }) => text as string).sort()).toEqual([...matched].sort());
  });

  it.each(['(', '\\u0041', '[]', 'a)'])('refuses the pattern %j', async ($regex) => {
    const things = mongo.db.collection<Document>('things');
    expect((await failure(things.find({ text: { $regex } }).toArray())).code).toBe(51091);
  });
});
