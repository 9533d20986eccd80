import { correctSpelling } from './spelling';

describe('correctSpelling', () => {
  const known = new Set(['difference', 'password', 'invoice', 'leaving', 'month']);

  it.each([
    ['diffrence', 'difference'],
    ['passsword', 'password'],
    ['inovice', 'invoice'],
    ['differance', 'difference'],
  ])('puts %s right', (word, right) => {
    expect(correctSpelling(word, known)).toBe(right);
  });

  it.each(['moon', 'leaking', 'zebra', 'password', 'difrnce'])('leaves %s as it is', (word) => {
    expect(correctSpelling(word, known)).toBe(word);
  });
});
