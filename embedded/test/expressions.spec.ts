import { Double, Int32, Long, type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

/** How a value is written here with its type, as the driver does not tell 1 from 1.0 or a long. */
const typed = (value: unknown): string => {
  if (value instanceof Int32) return `int ${value.value}`;
  if (value instanceof Double) return `double ${Object.is(value.value, -0) ? '-0' : value.value}`;
  if (value instanceof Long) return `long ${value.toString()}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `[${value.map(typed).join(', ')}]`;
  return value === undefined ? 'missing' : JSON.stringify(value);
};

const long = (value: string): Long => Long.fromString(value);
const int = (value: number): Int32 => new Int32(value);
const double = (value: number): Double => new Double(value);

describe('aggregation expressions', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');

  async function evaluate(expression: unknown, doc: Document = {}): Promise<unknown> {
    await things().insertOne({ _id: 1 as never, ...doc });
    const [found] = await things()
      .aggregate([{ $project: { _id: 0, value: expression } }], { promoteValues: false })
      .toArray();
    return found!['value'];
  }

  it.each<[unknown, string]>([
    [{ $add: [] }, 'int 0'],
    [{ $add: [int(1), int(2)] }, 'int 3'],
    [{ $add: [int(2147483647), int(1)] }, 'long 2147483648'],
    [{ $add: [int(2147483647), int(1), int(-1)] }, 'int 2147483647'],
    [{ $add: [long('1'), int(2)] }, 'long 3'],
    [{ $add: [long('9223372036854775807'), int(1)] }, 'double 9223372036854776000'],
    [{ $add: [int(1), double(2)] }, 'double 3'],
    [{ $add: [0.1, 0.2, 0.3] }, 'double 0.6000000000000001'],
    [{ $add: [int(1), null, 'x'] }, 'null'],
    [{ $add: [new Date(1000), 1.5] }, '1970-01-01T00:00:01.002Z'],
    [{ $subtract: [int(-2147483648), int(1)] }, 'long -2147483649'],
    [{ $subtract: [double(3), int(3)] }, 'double 0'],
    [{ $subtract: [new Date(5000), new Date(2000)] }, 'long 3000'],
    [{ $subtract: [new Date(5000), int(2000)] }, '1970-01-01T00:00:03.000Z'],
    [{ $subtract: ['$missing', 'x'] }, 'null'],
    [{ $multiply: [] }, 'int 1'],
    [{ $multiply: [int(65536), int(65536)] }, 'long 4294967296'],
    [{ $multiply: [int(65536), int(65536), int(0)] }, 'int 0'],
    [{ $multiply: [long('4611686018427387904'), int(4)] }, 'double 18446744073709552000'],
    [{ $divide: [int(6), int(3)] }, 'double 2'],
    [{ $divide: [int(6), null] }, 'null'],
    [{ $round: [int(5)] }, 'int 5'],
    [{ $round: 2.5 }, 'double 2'],
    [{ $round: 3.5 }, 'double 4'],
    [{ $round: -0.4 }, 'double -0'],
    // A double is rounded as the number it is, not as the text it prints as.
    [{ $round: [2.345, 2] }, 'double 2.35'],
    [{ $round: [2.675, 2] }, 'double 2.67'],
    [{ $round: [1.005, 2] }, 'double 1'],
    [{ $round: [19.25, 1] }, 'double 19.2'],
    [{ $round: [-45.39, 1] }, 'double -45.4'],
    [{ $round: [1.298, 100] }, 'double 1.298'],
    [{ $round: [1250.5, -2] }, 'double 1300'],
    [{ $round: [double(1250), -2] }, 'double 1200'],
    [{ $round: [int(1350), -2] }, 'int 1400'],
    [{ $round: [int(-1250), -2] }, 'int -1200'],
    [{ $round: [int(2147483647), -1] }, 'long 2147483650'],
    [{ $round: [long('15'), -1] }, 'long 20'],
    [{ $round: [Infinity, 2] }, 'double Infinity'],
    [{ $round: [2.5, null] }, 'null'],
  ])('%j is %s', async (expression, expected) => {
    expect(typed(await evaluate(expression))).toBe(expected);
  });

  it.each<[string, unknown, Document, string]>([
    ['a field through an array in an array', '$a.b', { a: [[{ b: int(1) }], { b: int(2) }] }, '[int 2]'],
    ['a field of a scalar', '$a.b', { a: 5 }, 'missing'],
    ['a field of an empty array', '$a.b', { a: [] }, '[]'],
    ['a number in a path is a name', '$a.0', { a: [int(1)] }, '[]'],
    ['$$ROOT within $map', { $map: { input: '$a', in: '$$ROOT.b' } }, { a: [1], b: int(7) }, '[int 7]'],
    [
      'variables within variables',
      { $map: { input: '$a', as: 'x', in: { $map: { input: '$$x', in: { $add: ['$$this', 1] } } } } },
      { a: [[int(1)], []] },
      '[[int 2], []]',
    ],
    ['$map gives null for missing', { $map: { input: '$a', in: '$$this.b' } }, { a: [1] }, '[null]'],
    ['$map of null', { $map: { input: null, in: 1 } }, {}, 'null'],
    [
      '$filter with a limit',
      { $filter: { input: '$a', cond: { $gt: ['$$this', 1] }, limit: 2 } },
      { a: [int(1), int(2), int(3), int(4)] },
      '[int 2, int 3]',
    ],
    [
      '$filter without limit',
      { $filter: { input: '$a', cond: '$$this', limit: null } },
      { a: [int(1), 0] },
      '[int 1]',
    ],
    ['$arrayElemAt beyond the end', { $arrayElemAt: ['$a', 5] }, { a: [1] }, 'missing'],
    ['$arrayElemAt beyond the start', { $arrayElemAt: ['$a', -2] }, { a: [1] }, 'missing'],
    ['$arrayElemAt of missing', { $arrayElemAt: ['$b', 0] }, {}, 'null'],
    ['$in across number types', { $in: [double(2), '$a'] }, { a: [long('2')] }, 'true'],
    ['a missing value is in no array', { $in: ['$b', '$a'] }, { a: [null] }, 'false'],
    ['$eq of missing and null', { $eq: ['$missing', null] }, {}, 'false'],
    ['missing equals missing', { $eq: ['$missing', '$gone'] }, {}, 'true'],
    ['$gt of null and missing', { $gt: [null, '$missing'] }, {}, 'true'],
    ['NaN is true', { $cond: [NaN, 'yes', 'no'] }, {}, '"yes"'],
    ['an empty string is true', { $and: ['', [], {}] }, {}, 'true'],
    ['$and of nothing', { $and: [] }, {}, 'true'],
    ['$or of nothing', { $or: [] }, {}, 'false'],
    ['$cond to nothing', { $cond: [true, '$missing', 1] }, {}, 'missing'],
    ['$ifNull that ends in missing', { $ifNull: ['$a', '$missing'] }, {}, 'missing'],
    ['$$REMOVE', { $cond: [true, '$$REMOVE', 1] }, {}, 'missing'],
    ['an array has null for missing', ['$missing', { $literal: int(1) }], {}, '[null, int 1]'],
    ['a document leaves missing out', { a: '$missing', b: { c: '$missing' } }, {}, '{"b":{}}'],
    ['$literal of a document', { $literal: { $add: ['$a'] } }, {}, '{"$add":["$a"]}'],
  ])('%s', async (_name, expression, doc, expected) => {
    expect(typed(await evaluate(expression, doc))).toBe(expected);
  });

  it('has one $$NOW for a whole command', async () => {
    await things().insertMany([{}, {}]);
    const found = await things()
      .aggregate([{ $project: { now: '$$NOW', later: '$$NOW' } }])
      .toArray();
    const times = found.flatMap(({ now, later }) => [(now as Date).getTime(), (later as Date).getTime()]);
    expect(new Set(times).size).toBe(1);
    expect(Math.abs(times[0]! - Date.now())).toBeLessThan(60_000);
  });

  // Constants are evaluated at the start, as MongoDB does, so these fail without any document.
  it.each<[unknown, number]>([
    ['$', 16872],
    ['$a..b', 15998],
    ['$a.', 40353],
    ['$a.$b', 16410],
    ['$$nobody', 17276],
    [{ $cond: ['$a', '$$nobody', 1] }, 17276],
    [{ $map: { input: [], as: 'x', in: '$$this' } }, 17276],
    [[{ a: 1, $b: 2 }], 16410],
    [{ $ifNull: [1] }, 1257300],
    [{ $size: [1, 2] }, 16020],
    [{ $cond: 5 }, 16020],
    [{ $round: [1, 2, 3] }, 28667],
    [{ $map: 5 }, 16878],
    [{ $map: { input: [], in: 1, x: 1 } }, 16879],
    [{ $map: { input: [], in: 1, constructor: 1 } }, 16879],
    [{ $map: { in: 1 } }, 16880],
    [{ $map: { input: [] } }, 16882],
    [{ $filter: [] }, 28646],
    [{ $filter: { input: [], cond: 1, x: 1 } }, 28647],
    [{ $filter: { cond: 1 } }, 28648],
    [{ $filter: { input: [] } }, 28650],
    [{ $filter: { input: [], as: 'X', cond: 1 } }, 9],
    [{ $cond: { if: 1, then: 1, else: 1, x: 1 } }, 17083],
    [{ $cond: { then: 1, else: 1 } }, 17080],
    [{ $cond: { if: 1, else: 1 } }, 17081],
    [{ $cond: { if: 1, then: 1 } }, 17082],
    [{ $switch: [] }, 40060],
    [{ $switch: { branches: {} } }, 40061],
    [{ $switch: { branches: [1] } }, 40062],
    [{ $switch: { branches: [{ x: 1 }] } }, 40063],
    [{ $switch: { branches: [{ then: 1 }] } }, 40064],
    [{ $switch: { branches: [{ case: 1 }] } }, 40065],
    [{ $switch: { branches: [{ case: 1, then: 1 }], x: 1 } }, 40067],
    [{ $switch: { branches: [] } }, 40068],
    [{ $divide: [1, 0] }, 2],
    [{ $divide: ['x', 1] }, 14],
    [{ $add: ['x'] }, 14],
    [{ $add: [new Date(), new Date()] }, 16612],
    [{ $add: [new Date(), 1e300] }, 15],
    [{ $subtract: [1, new Date()] }, 14],
    [{ $multiply: [new Date()] }, 14],
    [{ $round: 'x' }, 51081],
    [{ $round: [1, 1.5] }, 51082],
    [{ $round: [1, 101] }, 51083],
    [{ $round: [1, 'x'] }, 16004],
    [{ $size: null }, 17124],
    [{ $in: [1, null] }, 40081],
    [{ $arrayElemAt: [1, 0] }, 28689],
    [{ $arrayElemAt: [[], 'x'] }, 28690],
    [{ $arrayElemAt: [[], 0.5] }, 28691],
    [{ $meta: 'x' }, 17308],
    [{ $meta: 5 }, 17307],
  ])('refuses %j with code %d', async (expression, code) => {
    const refused = things()
      .aggregate([{ $project: { value: expression } }])
      .toArray();
    expect((await failure(refused)).code).toBe(code);
  });

  it.each<[unknown, Document, number]>([
    [{ $map: { input: '$a', in: 1 } }, { a: 5 }, 16883],
    [{ $filter: { input: '$a', cond: 1 } }, { a: 5 }, 28651],
    [{ $filter: { input: '$a', cond: 1, limit: 0 } }, { a: [] }, 327392],
    [{ $filter: { input: '$a', cond: 1, limit: 1.5 } }, { a: [] }, 327391],
    [{ $switch: { branches: [{ case: '$a', then: 1 }] } }, { a: 0 }, 40066],
    [{ $divide: [1, '$a'] }, { a: 0 }, 2],
  ])('refuses %j of %j with code %d', async (expression, doc, code) => {
    // The driver leaves the code unpromoted, too.
    expect(Number((await failure(evaluate(expression, doc))).code)).toBe(code);
  });
});
