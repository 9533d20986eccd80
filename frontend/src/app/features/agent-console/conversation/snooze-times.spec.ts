import { fieldValue, momentWords, snoozeChoices } from './snooze-times';

const untilOf = (now: Date) =>
  Object.fromEntries(snoozeChoices(now).map(({ name, until }) => [name, until.getTime()]));

describe('snoozeChoices', () => {
  it('are in an hour, in four, tomorrow and next Monday at nine', () => {
    const sunday = new Date(2026, 2, 1, 22, 30);
    expect(untilOf(sunday)).toEqual({
      oneHour: new Date(2026, 2, 1, 23, 30).getTime(),
      fourHours: new Date(2026, 2, 2, 2, 30).getTime(),
      tomorrow: new Date(2026, 2, 2, 9).getTime(),
      nextMonday: new Date(2026, 2, 2, 9).getTime(),
    });
  });

  it('on a Monday, take the Monday after', () => {
    expect(untilOf(new Date(2026, 2, 2, 8))['nextMonday']).toBe(new Date(2026, 2, 9, 9).getTime());
  });

  it('go over the end of a month and of a year', () => {
    expect(untilOf(new Date(2026, 11, 31, 12))['tomorrow']).toBe(new Date(2027, 0, 1, 9).getTime());
  });
});

describe('momentWords', () => {
  const now = new Date(2026, 2, 1, 12).getTime();

  it('names the day only where it is another one', () => {
    expect(momentWords(new Date(2026, 2, 1, 15), now, 'en-GB')).toBe('15:00');
    expect(momentWords(new Date(2026, 2, 2, 9), now, 'en-GB')).toMatch(/^Mon,? 2 Mar,? (at )?09:00$/);
  });
});

describe('fieldValue', () => {
  it('is local time, as the field wants it', () => {
    expect(fieldValue(new Date(2026, 2, 1, 9, 5))).toBe('2026-03-01T09:05');
  });
});
