import { bytesText } from './bytes';

describe('bytesText', () => {
  it('shows bytes in the unit that reads best', () => {
    expect(bytesText(0, 'en')).toBe('0 byte');
    expect(bytesText(999, 'en')).toBe('999 byte');
    expect(bytesText(1_000, 'en')).toBe('1 kB');
    expect(bytesText(84_400_000, 'en')).toBe('84 MB');
    expect(bytesText(1_250_000_000, 'en')).toBe('1.3 GB');
    expect(bytesText(5e15, 'en')).toBe('5,000 TB');
  });
});
