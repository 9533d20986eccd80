import { TextClassifier } from './text-classifier';

const words = (text: string) => new Map(text.split(' ').map((word) => [word, 1]));
const examples = [
  { label: 'fruit', features: words('a sweet apple') },
  { label: 'fruit', features: words('a ripe pear') },
  { label: 'tool', features: words('a heavy hammer') },
  { label: 'tool', features: words('a sharp saw') },
] as const;

describe('TextClassifier', () => {
  const classifier = new TextClassifier(['fruit', 'tool', 'other'] as const, examples);

  it('recognises what it has learned from part of the features', () => {
    expect(classifier.classify(words('one apple'), 'other')).toBe('fruit');
    expect(classifier.classify(words('heavy saw'), 'other')).toBe('tool');
  });

  it('falls back when it knows none of the features', () => {
    expect(classifier.classify(words('unheard of'), 'other')).toBe('other');
  });

  it('gives probabilities that sum to 1', () => {
    const shares = Object.values(classifier.judge(words('a sweet hammer')));
    expect(shares.reduce((one, other) => one + other, 0)).toBeCloseTo(1);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  });

  it('learns the same from the same examples', () => {
    const again = new TextClassifier(['fruit', 'tool', 'other'] as const, examples);
    expect(again.judge(words('a sweet hammer'))).toEqual(classifier.judge(words('a sweet hammer')));
  });
});
