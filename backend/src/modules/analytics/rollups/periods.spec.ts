import { endOf, endOfQuarter, LEVELS, periodsOf, startOf } from './periods';

const at = (text: string) => new Date(`${text}Z`);

describe('periods', () => {
  it('make up a stretch with as few as possible', () => {
    const periods = periodsOf(at('2026-01-10T22:45'), at('2026-02-24T01:15'));
    expect(periods.map(({ level, from }) => `${level} ${from.toISOString().slice(0, 16)}`)).toEqual([
      'quarter 2026-01-10T22:45',
      'hour 2026-01-10T23:00',
      'day 2026-01-11T00:00',
      'week 2026-01-12T00:00',
      'four-weeks 2026-01-19T00:00',
      'week 2026-02-16T00:00',
      'day 2026-02-23T00:00',
      'hour 2026-02-24T00:00',
      'quarter 2026-02-24T01:00',
    ]);
  });

  it('follow each other without gaps, whatever the longest is', () => {
    const [from, to] = [at('2026-01-10T22:45'), at('2026-02-24T01:15')];
    for (const longest of LEVELS) {
      const periods = periodsOf(from, to, longest);
      expect(periods[0]?.from).toEqual(from);
      periods.forEach((period, place) => {
        expect(endOf(period)).toEqual(periods[place + 1]?.from ?? to);
        expect(startOf(period.level, period.from)).toEqual(period.from);
      });
    }
  });

  it('begin and end with what they are in', () => {
    // A Sunday, and the Monday after it.
    expect(startOf('week', at('2026-02-01T23:59'))).toEqual(at('2026-01-26T00:00'));
    expect(startOf('week', at('2026-02-02T00:00'))).toEqual(at('2026-02-02T00:00'));
    expect(endOf({ level: 'week', from: at('2026-02-02T00:00') })).toEqual(at('2026-02-09T00:00'));
    expect(endOfQuarter(at('2026-02-01T10:15'))).toEqual(at('2026-02-01T10:15'));
    expect(endOfQuarter(at('2026-02-01T10:16'))).toEqual(at('2026-02-01T10:30'));
  });

  it('refuse a stretch that begins in between', () => {
    expect(() => periodsOf(at('2026-02-01T10:16'), at('2026-02-01T11:00'))).toThrow('quarters of an hour');
  });
});
