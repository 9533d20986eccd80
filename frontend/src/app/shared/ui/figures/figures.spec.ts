import { dollarText, durationText, numberText, percentText, spanText, waitText } from './figures';

describe('figures', () => {
  it('show the small part of a cent that an answer costs', () => {
    expect(dollarText(0.000418, 'en')).toBe('$0.000418');
    expect(dollarText(0, 'en')).toBe('$0.00');
    expect(dollarText(12.3456, 'en')).toBe('$12.35');
  });

  it('show times in the unit that reads best', () => {
    expect(durationText(840.4, 'en')).toBe('840 ms');
    expect(durationText(2_340, 'en')).toBe('2.3 sec');
    expect(durationText(0, 'en')).toBe('0 ms');
    expect(durationText(undefined, 'en')).toBeNull();
  });

  it('show long times in two units, and no more', () => {
    expect(spanText(400, 'en')).toBe('0 sec');
    expect(spanText(59_000, 'en')).toBe('59 sec');
    expect(spanText(7_500_000, 'en')).toBe('2 hr 5 min');
    expect(spanText(7_200_000, 'en')).toBe('2 hr');
    expect(spanText(95_000, 'en')).toBe('1 min');
    expect(spanText(2 * 86_400_000 + 3_600_000 + 60_000, 'en')).toBe('2 days 1 hr');
    expect(spanText(-5, 'en')).toBe('0 sec');
  });

  it('show waits as the guesses that they are', () => {
    expect(waitText(4_000, 'en')).toBe('1 minute');
    expect(waitText(290_000, 'en')).toBe('5 minutes');
    expect(waitText(89 * 60_000, 'en')).toBe('89 minutes');
    expect(waitText(150 * 60_000, 'en')).toBe('3 hours');
  });

  it('show counts and shares', () => {
    expect(numberText(12_345, 'en')).toBe('12,345');
    expect(percentText(0.734, 'en')).toBe('73%');
  });
});
