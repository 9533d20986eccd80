import { preferredWait } from './prefer-wait';

describe('Prefer: wait', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    ['wait=20', 20],
    ['respond-async, wait=10', 10],
    ['wait="5"', 5],
    ['WAIT = 7', 7],
    ['wait=99999', 30],
    ['wait=-1', 0],
    ['await=5', 0],
    ['wait=soon', 0],
  ])('%p is %i seconds', (header, seconds) => {
    expect(preferredWait(header)).toBe(seconds);
  });
});
