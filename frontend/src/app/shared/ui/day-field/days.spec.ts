import { dayIn, dayOf, daysAfter, isReversed } from './days';

describe('days', () => {
  it('are read from an address that has one', () => {
    expect(['2026-03-01', '2026-13-01', '2026-3-1', 'soon', '', null].map(dayIn)).toEqual([
      '2026-03-01',
      ...[null, null, null, null, null],
    ]);
  });

  it('are those of the reader, and of the calendar', () => {
    expect(dayOf(new Date(2026, 2, 1, 0, 30))).toBe('2026-03-01');
    expect(dayOf(new Date(2026, 2, 1, 23, 30))).toBe('2026-03-01');
    expect(daysAfter('2026-03-29', 1)).toBe('2026-03-30');
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('are the wrong way round when the last is before the first', () => {
    expect(isReversed('2026-03-02', '2026-03-01')).toBe(true);
    expect(isReversed('2026-03-01', '2026-03-01')).toBe(false);
    expect(isReversed('2026-03-02', null)).toBe(false);
  });
});
