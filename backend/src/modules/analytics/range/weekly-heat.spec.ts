import { weeklyHeat } from './weekly-heat';

const QUARTERS = 96;

/** A day on which one message was written, at that time of it (UTC). */
const day = (date: string, hour: number, minute = 0) => {
  const values = new Array<number>(QUARTERS).fill(0);
  values[hour * 4 + minute / 15] = 1;
  return { from: new Date(`${date}T00:00:00Z`), values };
};

function places(week: number[][]): string[] {
  return week.flatMap((hours, weekday) =>
    hours.flatMap((count, hour) => (count ? [`${weekday} ${hour}`] : [])),
  );
}

describe('the heat of a week', () => {
  it.each([
    ['UTC', '0 23'],
    ['Asia/Kathmandu', '1 5'],
    ['America/St_Johns', '0 21'],
    ['Pacific/Kiritimati', '1 13'],
  ])('is where the clocks of %s have it', (zone, place) => {
    // A Monday.
    expect(places(weeklyHeat([day('2026-10-19', 23, 30)], zone))).toEqual([place]);
  });

  it('follows the clocks on the day when they are changed', () => {
    const berlin = (hour: number) => places(weeklyHeat([day('2026-10-25', hour)], 'Europe/Berlin'));
    expect([berlin(0), berlin(1), berlin(2)]).toEqual([['6 2'], ['6 2'], ['6 3']]);
    // A Sunday without the hour after midnight, and one with two of them.
    const santiago = (hour: number) => places(weeklyHeat([day('2026-09-06', hour)], 'America/Santiago'));
    expect([santiago(3), santiago(4)]).toEqual([['5 23'], ['6 1']]);
    const havana = (hour: number) => places(weeklyHeat([day('2026-11-01', hour)], 'America/Havana'));
    expect([havana(3), havana(4), havana(5), havana(6)]).toEqual([['5 23'], ['6 0'], ['6 0'], ['6 1']]);
  });

  it('adds up what came at the same hour of several weeks', () => {
    const week = weeklyHeat([day('2026-10-19', 9), day('2026-10-26', 9, 45)], 'UTC');
    expect(week[0]?.[9]).toBe(2);
  });
});
