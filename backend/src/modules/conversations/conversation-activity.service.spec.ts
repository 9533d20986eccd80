import { lastMessageOf, titleOf } from './conversation-activity.service';

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

describe('a message in a list', () => {
  const textOf = (content: string) =>
    lastMessageOf({ seq: 1, content, senderType: 'user', createdAt: new Date(0) }).text;

  it('is one line', () => {
    expect(textOf('  Hello,\n\n\tworld ')).toBe('Hello, world');
  });

  it('is its beginning, and no character is cut in half', () => {
    expect(textOf('👋'.repeat(140))).toBe('👋'.repeat(140));
    expect(textOf('👋'.repeat(141))).toBe(`${'👋'.repeat(140)}…`);
  });

  it('has the words of an answer without its marks, and what people write as it stands', () => {
    const content = '# Sizes\n\n1. **Small**\n2. [Large](https://example.com)';
    const message = { seq: 1, content, createdAt: new Date(0) };
    expect(lastMessageOf({ ...message, senderType: 'ai' }).text).toBe('Sizes 1. Small 2. Large');
    expect(lastMessageOf({ ...message, senderType: 'agent' }).text).toMatch(/^# Sizes 1. \*\*Small/);
  });

  it('has its number first, which is what the store compares', () => {
    const [first] = Object.keys(
      lastMessageOf({ seq: 1, content: 'x', senderType: 'ai', createdAt: new Date(0) }),
    );
    expect(first).toBe('seq');
  });
});
