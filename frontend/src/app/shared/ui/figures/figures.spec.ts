import { dollarText, durationText, numberText, percentText } from './figures';

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

  it('show counts and shares', () => {
    expect(numberText(12_345, 'en')).toBe('12,345');
    expect(percentText(0.734, 'en')).toBe('73%');
  });
});
