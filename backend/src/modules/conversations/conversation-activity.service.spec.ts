import { titleOf } from './conversation-activity.service';

describe('the title that a first message gives', () => {
  it('is its first line', () => {
    expect(titleOf('  My invoice is wrong\nIt says 20 dollars')).toBe('My invoice is wrong');
  });

  it('is cut at a word when it is long', () => {
    const title = titleOf('I have been trying to reset my password since yesterday and nothing works at all');
    expect(title).toBe('I have been trying to reset my password since yesterday and…');
    expect(title.length).toBeLessThanOrEqual(61);
  });

  it('is cut anywhere when there is no word', () => {
    expect(titleOf('x'.repeat(200))).toBe(`${'x'.repeat(60)}…`);
  });
});
