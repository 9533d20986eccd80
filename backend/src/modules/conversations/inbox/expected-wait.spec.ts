import { expectedWait } from './expected-wait';

describe('the expected wait', () => {
  it.each([
    ['the middle of what others waited', [9, 1, 5], 0, 5],
    ['the lower middle of an even number', [4, 1, 2, 3], 0, 2],
    ['what is left of it for somebody who has waited', [10, 20, 30], 4, 16],
    ['that of the longer waits for somebody who has waited longer than most', [10, 20, 30, 90, 100], 40, 50],
    ['unknown when nobody has waited as long', [10, 20], 20, null],
    ['unknown when nobody has waited', [], 0, null],
  ])('is %s', (_, waits, waited, expected) => {
    expect(expectedWait(waits, waited)).toBe(expected);
  });
});
