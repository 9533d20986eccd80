import { soughtWords, storedName } from './user-names';

const isFound = (name: string, search: string): boolean =>
  soughtWords(search).every((sought) => storedName(name).nameWords.some((word) => word.startsWith(sought)));

describe('a name', () => {
  it.each([
    ['Mary Ann Smith', 'smi mary'],
    ['Zoë Müller', 'ZOE mull'],
    ['Jean-Luc Picard', 'jean-l'],
    ['Jean-Luc Picard', 'luc'],
    ["Conan O'Brien", 'brien'],
    ['李 小龙', '小'],
    ['Ann (Support)', 'support'],
  ])('%s is found by %s', (name, search) => {
    expect(isFound(name, search)).toBe(true);
  });

  it.each([
    ['Mary Smith', 'ith'],
    ['Mary Smith', 'mary jones'],
  ])('%s is not found by %s', (name, search) => {
    expect(isFound(name, search)).toBe(false);
  });

  it('is sorted as people sort, whatever its letters look like', () => {
    const names = ['bob', 'Émile', 'Alice', 'eve'].map(storedName);
    const sorted = names.sort((a, b) => (a.nameKey < b.nameKey ? -1 : 1));
    expect(sorted.map(({ name }) => name)).toEqual(['Alice', 'bob', 'Émile', 'eve']);
  });
});
