import { plainWords } from './plain-words';

describe('plainWords', () => {
  it('leaves the words of a Markdown text', () => {
    expect(plainWords('# First\n\n1. **Open** the [page](https://example.com)\n2. `Save`')).toBe(
      'First Open the page Save',
    );
  });

  it('leaves a plain sentence as it is', () => {
    const sentence = 'Choose "Save" - it costs 5 € (per month).';
    expect(plainWords(sentence)).toBe(sentence);
  });
});
