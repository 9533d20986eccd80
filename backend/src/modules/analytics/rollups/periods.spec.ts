import { endOf, endOfQuarter, periodsOf, startOf } from './periods';

const at = (text: string) => new Date(`${text}Z`);

describe('periods', () => {
  it('make up a stretch with as few as possible', () => {
    const periods = periodsOf(at('2026-01-30T22:45'), at('2026-03-01T01:15'));
    expect(periods.map(({ level, from }) => `${level} ${from.toISOString().slice(0, 16)}`)).toEqual([
      'quarter 2026-01-30T22:45',
      'hour 2026-01-30T23:00',
      'day 2026-01-31T00:00',
      'month 2026-02-01T00:00',
      'hour 2026-03-01T00:00',
      'quarter 2026-03-01T01:00',
    ]);
  });

  it('follow each other without gaps, whatever the longest is', () => {
    const [from, to] = [at('2026-01-30T22:45'), at('2026-03-01T01:15')];
    for (const longest of ['quarter', 'hour', 'day', 'month'] as const) {
      const periods = periodsOf(from, to, longest);
      expect(periods[0]?.from).toEqual(from);
      periods.forEach((period, place) => {
        expect(endOf(period)).toEqual(periods[place + 1]?.from ?? to);
        expect(startOf(period.level, period.from)).toEqual(period.from);
      });
    }
  });

  it('begin and end with what they are in', () => {
    expect(startOf('month', at('2026-02-28T23:59'))).toEqual(at('2026-02-01T00:00'));
    expect(endOf({ level: 'month', from: at('2026-12-01T00:00') })).toEqual(at('2027-01-01T00:00'));
    expect(endOfQuarter(at('2026-02-01T10:15'))).toEqual(at('2026-02-01T10:15'));
    expect(endOfQuarter(at('2026-02-01T10:16'))).toEqual(at('2026-02-01T10:30'));
  });

  it('refuse a stretch that begins in between', () => {
    expect(() => periodsOf(at('2026-02-01T10:16'), at('2026-02-01T11:00'))).toThrow('quarters of an hour');
  });
});
