import { cutTo, inLines } from './long-names';

const letters = (text: string) => [...text].length;

describe('long names', () => {
  it('are whole where there is room, and end in dots where there is not', () => {
    expect(cutTo(20, 'Where is my invoice?', letters)).toBe('Where is my invoice?');
    expect(cutTo(12, 'Where is my invoice?', letters)).toBe('Where is my…');
    expect(cutTo(10, 'Where is my invoice?', letters)).toBe('Where is…');
    expect(cutTo(0, 'Where', letters)).toBe('…');
  });

  it('are broken between words', () => {
    expect(inLines('Are you compliant with the GDPR?', 16)).toEqual([
      'Are you',
      'compliant with',
      'the GDPR?',
    ]);
    expect(inLines('Incomprehensibilities', 8)).toEqual(['Incomprehensibilities']);
  });
});
