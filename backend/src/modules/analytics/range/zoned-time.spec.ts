import { zonedTime } from './zoned-time';

describe('a moment in a file', () => {
  it.each([
    ['2026-11-26T23:00:00.000Z', 'Europe/Vienna', '2026-11-27T00:00:00.000+01:00'],
    ['2026-07-26T22:00:00.000Z', 'Europe/Vienna', '2026-07-27T00:00:00.000+02:00'],
    ['2026-11-26T18:15:00.000Z', 'Asia/Kathmandu', '2026-11-27T00:00:00.000+05:45'],
    ['2026-09-06T04:00:00.000Z', 'America/Santiago', '2026-09-06T01:00:00.000-03:00'],
    ['2026-11-27T00:00:00.000Z', 'UTC', '2026-11-27T00:00:00.000Z'],
  ])('%s is of its day in %s', (moment, zone, written) => {
    expect(zonedTime(moment, zone)).toBe(written);
  });
});
