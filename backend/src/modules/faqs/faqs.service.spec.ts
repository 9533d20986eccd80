import { changeOfCounts } from './faqs.service';

describe('what an opinion adds to the counts', () => {
  it.each([
    [null, true, { yes: 1, no: 0 }],
    [null, false, { yes: 0, no: 1 }],
    [true, true, { yes: 0, no: 0 }],
    [false, false, { yes: 0, no: 0 }],
    [true, false, { yes: -1, no: 1 }],
    [false, true, { yes: 1, no: -1 }],
  ])('after %s it is %s', (before, now, change) => {
    expect(changeOfCounts(before, now)).toEqual(change);
  });
});
