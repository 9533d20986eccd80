import { Long, ObjectId, Timestamp, type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('date expressions', () => {
  const mongo = useMongo();
  const things = () => mongo.db.collection<Document>('things');

  async function evaluate(expression: unknown, doc: Document = {}): Promise<unknown> {
    await things().insertOne({ _id: 1 as never, ...doc });
    const [found] = await things()
      .aggregate([{ $project: { _id: 0, value: expression } }])
      .toArray();
    return found!['value'];
  }

  it.each<[string, Document, string | null]>([
    ['2024-07-01T22:30:15.123Z', {}, '2024-07-01T22:30:15.123Z'],
    ['2024-07-01T22:30:15.123Z', { timezone: 'UTC' }, '2024-07-01T22:30:15.123Z'],
    ['2024-07-01T22:30:15.123Z', { timezone: '+00:00' }, '2024-07-01T22:30:15.123Z'],
    ['2024-07-01T22:30:15.123Z', { timezone: 'Europe/Berlin' }, '2024-07-02T00:30:15.123'],
    ['2024-03-31T00:59:59.000Z', { timezone: 'Europe/Berlin', format: '%H:%M %z %Z' }, '01:59 +0100 60'],
    ['2024-03-31T01:00:00.000Z', { timezone: 'Europe/Berlin', format: '%H:%M %z %Z' }, '03:00 +0200 120'],
    ['2024-10-27T00:30:00.000Z', { timezone: 'Europe/Berlin', format: '%H:%M %z' }, '02:30 +0200'],
    ['2024-10-27T01:30:00.000Z', { timezone: 'Europe/Berlin', format: '%H:%M %z' }, '02:30 +0100'],
    ['2024-07-01T22:30:00.000Z', { timezone: '-0330', format: '%H:%M %z %Z' }, '19:00 -0330 -210'],
    ['2024-07-01T22:30:00.000Z', { timezone: '+05', format: '%d %H' }, '02 03'],
    ['2023-01-01T00:00:00.000Z', { format: '%Y %j %U %w %u %G-W%V' }, '2023 001 01 1 7 2022-W52'],
    ['2020-12-31T00:00:00.000Z', { format: '%Y %j %U %w %u %G-W%V' }, '2020 366 52 5 4 2020-W53'],
    ['2022-01-01T00:00:00.000Z', { format: '%U' }, '00'],
    ['2024-02-29T00:00:00.000Z', { format: '%b %B %d%%' }, 'Feb February 29%'],
    ['0099-01-01T00:00:00.000Z', { format: '%Y' }, '0099'],
    ['2024-07-01T22:30:15.123Z', { format: null }, null],
    ['2024-07-01T22:30:15.123Z', { timezone: '$missing' }, null],
  ])('$dateToString of %s with %j is %j', async (date, options, expected) => {
    expect(await evaluate({ $dateToString: { date: '$d', ...options } }, { d: new Date(date) })).toBe(
      expected,
    );
  });

  it('$dateToString takes what holds a date', async () => {
    const id = new ObjectId('65f000000000000000000001');
    const stamp = new Timestamp({ t: 86400, i: 1 });
    const text = (name: string) => ({ $dateToString: { date: `$${name}`, format: '%Y-%m-%d' } });
    expect(
      await evaluate({ id: text('id'), stamp: text('stamp'), none: text('none') }, { id, stamp, none: null }),
    ).toEqual({ id: '2024-03-12', stamp: '1970-01-02', none: null });
  });

  it('$dateToString gives onNull for null and missing', async () => {
    expect(await evaluate({ $dateToString: { date: '$d', onNull: 'never' } })).toBe('never');
  });

  const lateInJuly = new Date('2024-07-01T22:30:15.123Z');
  it.each<[Document, string]>([
    [{ format: '%Y-%m-%d' }, '2024-07-01'],
    [{ format: '%Y-%m-%d %H:%M:%S.%L %z', timezone: 'Europe/Berlin' }, '2024-07-02 00:30:15.123 +0200'],
    [{ format: '%Y-%m-%d', timezone: '-03:30' }, '2024-07-01'],
    [
      { format: '%G-W%V-%u %j %w %U %b %B %Z %%', timezone: 'Asia/Kolkata' },
      '2024-W27-2 184 3 26 Jul July 330 %',
    ],
    [{}, '2024-07-01T22:30:15.123Z'],
  ])('$dateToString %j', async (options, expected) => {
    expect(await evaluate({ $dateToString: { date: '$d', ...options } }, { d: lateInJuly })).toBe(expected);
  });

  it.each<[Document, string]>([
    [{ unit: 'day' }, '2024-07-01T00:00:00.000Z'],
    [{ unit: 'day', timezone: 'Europe/Berlin' }, '2024-07-01T22:00:00.000Z'],
    [{ unit: 'hour', timezone: 'Asia/Kolkata' }, '2024-07-01T22:30:00.000Z'],
    [{ unit: 'week', timezone: 'Europe/Berlin', startOfWeek: 'monday' }, '2024-06-30T22:00:00.000Z'],
    [{ unit: 'week' }, '2024-06-30T00:00:00.000Z'],
    [{ unit: 'month', timezone: 'America/New_York' }, '2024-07-01T04:00:00.000Z'],
    [{ unit: 'quarter' }, '2024-07-01T00:00:00.000Z'],
    [{ unit: 'year', timezone: 'Europe/Berlin' }, '2023-12-31T23:00:00.000Z'],
    [{ unit: 'minute', binSize: 15 }, '2024-07-01T22:30:00.000Z'],
  ])('$dateTrunc %j', async (options, expected) => {
    expect(await evaluate({ $dateTrunc: { date: '$d', ...options } }, { d: lateInJuly })).toEqual(
      new Date(expected),
    );
  });

  const summer = '2024-07-01T22:37:15.123Z';
  it.each<[string, Document, string]>([
    [summer, { unit: 'millisecond', binSize: 100 }, '2024-07-01T22:37:15.100Z'],
    [summer, { unit: 'second', binSize: 10 }, '2024-07-01T22:37:10.000Z'],
    [summer, { unit: 'minute', binSize: Long.fromNumber(15) }, '2024-07-01T22:30:00.000Z'],
    [summer, { unit: 'hour', binSize: 6 }, '2024-07-01T18:00:00.000Z'],
    [summer, { unit: 'day', binSize: 2 }, '2024-07-01T00:00:00.000Z'],
    [summer, { unit: 'week', binSize: 2 }, '2024-06-30T00:00:00.000Z'],
    [summer, { unit: 'week', startOfWeek: 'Mon' }, '2024-07-01T00:00:00.000Z'],
    [summer, { unit: 'week', startOfWeek: 'SATURDAY' }, '2024-06-29T00:00:00.000Z'],
    [summer, { unit: 'month', binSize: 5 }, '2024-03-01T00:00:00.000Z'],
    [summer, { unit: 'quarter', binSize: 3 }, '2024-01-01T00:00:00.000Z'],
    [summer, { unit: 'year', binSize: 5 }, '2020-01-01T00:00:00.000Z'],
    ['1998-07-01T00:00:00.000Z', { unit: 'year', binSize: 5 }, '1995-01-01T00:00:00.000Z'],
    ['1999-12-31T23:59:59.999Z', { unit: 'week' }, '1999-12-26T00:00:00.000Z'],
    // Days begin at local midnight on both sides of a change of the clocks.
    ['2024-03-31T12:00:00.000Z', { unit: 'day', timezone: 'Europe/Berlin' }, '2024-03-30T23:00:00.000Z'],
    ['2024-04-01T12:00:00.000Z', { unit: 'day', timezone: 'Europe/Berlin' }, '2024-03-31T22:00:00.000Z'],
    ['2024-10-27T23:30:00.000Z', { unit: 'day', timezone: 'Europe/Berlin' }, '2024-10-27T23:00:00.000Z'],
    ['2024-11-03T20:00:00.000Z', { unit: 'week', timezone: 'America/New_York' }, '2024-11-03T04:00:00.000Z'],
    ['2024-11-15T20:00:00.000Z', { unit: 'month', timezone: 'America/New_York' }, '2024-11-01T04:00:00.000Z'],
    // Hours are counted by the clock of UTC: both hours that show 02:30 are kept apart.
    ['2024-10-27T00:30:00.000Z', { unit: 'hour', timezone: 'Europe/Berlin' }, '2024-10-27T00:00:00.000Z'],
    ['2024-10-27T01:30:00.000Z', { unit: 'hour', timezone: 'Europe/Berlin' }, '2024-10-27T01:00:00.000Z'],
    // Midnight did not exist there on this day.
    ['2018-11-04T15:00:00.000Z', { unit: 'day', timezone: 'America/Sao_Paulo' }, '2018-11-04T03:00:00.000Z'],
    [summer, { unit: 'day', timezone: '+14:00' }, '2024-07-01T10:00:00.000Z'],
    // startOfWeek is for weeks alone.
    [summer, { unit: 'day', startOfWeek: '$missing' }, '2024-07-01T00:00:00.000Z'],
  ])('$dateTrunc of %s with %j is %s', async (date, options, expected) => {
    const found = await evaluate({ $dateTrunc: { date: '$d', ...options } }, { d: new Date(date) });
    expect((found as Date).toISOString()).toBe(expected);
  });

  it.each<[Document]>([
    [{ date: '$missing', unit: 'day' }],
    [{ date: new Date(), unit: null }],
    [{ date: new Date(), unit: 'day', binSize: null }],
    [{ date: new Date(), unit: 'day', timezone: null }],
    [{ date: new Date(), unit: 'week', startOfWeek: '$missing' }],
  ])('$dateTrunc %j is null', async (operand) => {
    expect(await evaluate({ $dateTrunc: operand })).toBeNull();
  });

  it('groups by day in a zone', async () => {
    const at = (iso: string) => ({ at: new Date(iso) });
    await things().insertMany([
      at('2024-03-30T22:59:00Z'),
      at('2024-03-30T23:00:00Z'),
      at('2024-03-31T21:59:00Z'),
    ]);
    const day = { $dateTrunc: { date: '$at', unit: 'day', timezone: 'Europe/Berlin' } };
    const found = await things()
      .aggregate([{ $group: { _id: day, n: { $sum: 1 } } }, { $sort: { _id: 1 } }])
      .toArray();
    expect(found).toEqual([
      { _id: new Date('2024-03-29T23:00:00Z'), n: 1 },
      { _id: new Date('2024-03-30T23:00:00Z'), n: 2 },
    ]);
  });

  const date = new Date(0);
  it.each<[unknown, number]>([
    [{ $dateToString: [] }, 18629],
    [{ $dateToString: { date, x: 1 } }, 18534],
    [{ $dateToString: { format: '%Y' } }, 18628],
    [{ $dateToString: { date, format: 5 } }, 18533],
    [{ $dateToString: { date, format: '%' } }, 18535],
    [{ $dateToString: { date, format: '%q' } }, 18536],
    [{ $dateToString: { date: null, format: '%q' } }, 18536],
    [{ $dateToString: { date: new Date('+010000-01-01'), format: '%Y' } }, 18537],
    [{ $dateToString: { date: 'x' } }, 16006],
    [{ $dateToString: { date, timezone: 5 } }, 40517],
    [{ $dateToString: { date: null, timezone: 'Mars/Base' } }, 40485],
    [{ $dateTrunc: [] }, 5439007],
    [{ $dateTrunc: { date, unit: 'day', x: 1 } }, 5439008],
    [{ $dateTrunc: { unit: 'day' } }, 5439009],
    [{ $dateTrunc: { date } }, 5439010],
    [{ $dateTrunc: { date: 'x', unit: 'day' } }, 5439012],
    [{ $dateTrunc: { date: '$d', unit: 5 } }, 5439013],
    [{ $dateTrunc: { date: '$d', unit: 'fortnight' } }, 9],
    [{ $dateTrunc: { date: '$d', unit: 'constructor' } }, 9],
    [{ $dateTrunc: { date, unit: 'week', startOfWeek: 5 } }, 5439015],
    [{ $dateTrunc: { date, unit: 'week', startOfWeek: 'someday' } }, 5439016],
    [{ $dateTrunc: { date: '$d', unit: 'day', binSize: 1.5 } }, 5439017],
    [{ $dateTrunc: { date: '$d', unit: 'day', binSize: 0 } }, 5439018],
    [{ $dateTrunc: { date: '$d', unit: 'day', timezone: 'Mars/Base' } }, 40485],
  ])('refuses %j with code %d', async (expression, code) => {
    const refused = things()
      .aggregate([{ $project: { value: expression } }])
      .toArray();
    expect((await failure(refused)).code).toBe(code);
  });
});
