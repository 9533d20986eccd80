import { DomainError } from '../../../platform/errors/domain.error';
import { rangeOf } from './analytics-range';

const NOW = new Date('2026-11-10T12:07:00Z');

const HOURS = (points: Date[], to: Date) =>
  points.map((point, place) => ((points[place + 1] ?? to).getTime() - point.getTime()) / 3_600_000);

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
