import { DateTime } from 'luxon';
import { DomainError } from '../../../platform/errors/domain.error';
import { rangeOf } from './analytics-range';

const NOW = new Date('2026-11-10T12:07:00Z');

const HOURS = (points: Date[], to: Date) =>
  points.map((point, place) => ((points[place + 1] ?? to).getTime() - point.getTime()) / 3_600_000);

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

describe('a range', () => {
  it('is of the last 30 days, and by days, when nobody says otherwise', () => {
    const range = rangeOf({}, NOW);
    expect(range).toMatchObject({
      from: new Date('2026-10-11T12:00:00Z'),
      to: new Date('2026-11-10T12:15:00Z'),
      interval: 'day',
      timezone: 'UTC',
    });
    expect(range.points).toHaveLength(31);
    expect(range.points[0]).toEqual(range.from);
  });

  it.each([
    ['UTC', '2026-10-24T00:00:00.000Z', [24, 24, 24]],
    ['Europe/Berlin', '2026-10-23T22:00:00.000Z', [24, 25, 24]],
    ['Asia/Kolkata', '2026-10-23T18:30:00.000Z', [24, 24, 24]],
    ['Asia/Kathmandu', '2026-10-23T18:15:00.000Z', [24, 24, 24]],
  ])('has the days of %s', (timezone, begin, lengths) => {
    const range = rangeOf({ from: '2026-10-24', to: '2026-10-27', interval: 'day', timezone }, NOW);
    expect(range.from.toISOString()).toBe(begin);
    expect(HOURS(range.points, range.to)).toEqual(lengths);
  });

  it('has a day of 23 hours, and as many hours as there are', () => {
    const spring = { from: '2026-03-29', to: '2026-03-30', timezone: 'Europe/Berlin' };
    expect(rangeOf({ ...spring, interval: 'hour' }, NOW).points).toHaveLength(23);
    expect(HOURS(rangeOf({ ...spring, interval: 'day' }, NOW).points, new Date('2026-03-29T22:00Z'))).toEqual(
      [23],
    );
    const autumn = { from: '2026-10-25', to: '2026-10-26', timezone: 'Europe/Berlin' };
    expect(new Set(rangeOf({ ...autumn, interval: 'hour' }, NOW).points.map(Number)).size).toBe(25);
    // Clocks are put back by half an hour there.
    const island = { from: '2026-04-05', to: '2026-04-06', timezone: 'Australia/Lord_Howe' };
    const hours = rangeOf({ ...island, interval: 'hour' }, NOW);
    expect(HOURS(hours.points, hours.to).reduce((sum, hour) => sum + hour, 0)).toBe(24.5);
  });

  it('has the hours of the clocks again after these were put back by half of one', () => {
    const island = { from: '2026-04-05', to: '2026-04-06', timezone: 'Australia/Lord_Howe' };
    const { points } = rangeOf({ ...island, interval: 'hour' }, NOW);
    expect(points.slice(0, 4).map((point) => point.toISOString().slice(11, 16))).toEqual([
      '13:00',
      '14:00',
      // At two o'clock, which is the second one of half past one.
      '15:30',
      '16:30',
    ]);
  });

  it.each([
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00Z', '2026-09-02T04:00Z', [23, 24, 24, 24]],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00Z', '2026-04-19T22:00Z', [23, 24, 24, 24]],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00Z', '2026-03-24T22:00Z', [23, 24, 24, 24]],
    // Two midnights: the day has both.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00Z', '2026-10-28T04:00Z', [25, 24, 24, 24]],
    ['Atlantic/Azores', '2025-10-26', '2025-10-26T00:00Z', '2025-10-22T00:00Z', [25, 24, 24, 24]],
  ])(
    'has whole days in %s from the day on which clocks are changed at midnight',
    (timezone, from, ...known) => {
      const [begin, previous, lengths] = known;
      const to = dayAfter(from, 4);
      const range = rangeOf({ from, to, interval: 'day', timezone }, NOW);
      expect(range.from).toEqual(new Date(begin));
      expect(HOURS(range.points, range.to)).toEqual(lengths);
      expect(range.previous).toEqual({ from: new Date(previous), to: range.from });
      // The same days, and no others, when it begins or ends elsewhere.
      const wider = rangeOf({ from: dayAfter(from, -2), to, interval: 'day', timezone }, NOW);
      expect(wider.points.slice(2)).toEqual(range.points);
      const after = rangeOf({ from: dayAfter(from, 1), to: dayAfter(from, 2), timezone }, NOW);
      expect(after.previous.from).toEqual(range.from);
      const until = rangeOf({ from: dayAfter(from, -1), to: from, interval: 'day', timezone }, NOW);
      expect(until.to).toEqual(range.from);
      expect(HOURS(until.points, until.to)).toEqual([24]);
      for (const interval of ['week', 'month'] as const) {
        const midnights = rangeOf({ from, to: dayAfter(from, 6), interval, timezone }, NOW).points.slice(1);
        for (const at of midnights) expect(DateTime.fromJSDate(at, { zone: timezone }).hour).toBe(0);
      }
    },
  );

  it('has weeks from Monday, and months, the first and the last cut off', () => {
    const weeks = rangeOf({ from: '2026-10-01', to: '2026-10-20', interval: 'week' }, NOW);
    expect(weeks.points.map((point) => point.toISOString().slice(0, 10))).toEqual([
      '2026-10-01',
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
    ]);
    const months = rangeOf({ from: '2025-12-15', to: '2026-03-02', interval: 'month' }, NOW);
    expect(months.points.map((point) => point.toISOString().slice(0, 10))).toEqual([
      '2025-12-15',
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
  });

  it('is compared with as many days before, whatever clocks did', () => {
    const { previous } = rangeOf({ from: '2026-10-25', to: '2026-10-27', timezone: 'Europe/Berlin' }, NOW);
    expect(previous).toEqual({ from: new Date('2026-10-22T22:00Z'), to: new Date('2026-10-24T22:00Z') });
  });

  it('may be two years long, and no longer', () => {
    expect(rangeOf({ from: '2024-11-01', to: '2026-11-01' }, NOW).interval).toBe('month');
    expect(() => rangeOf({ from: '2024-11-01', to: '2026-11-02' }, NOW)).toThrow(DomainError);
  });
});
