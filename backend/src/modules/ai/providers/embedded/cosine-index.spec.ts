import { CosineIndex, type Cosines } from './cosine-index';

function bag(...features: string[]): Map<string, number> {
  return new Map(features.map((feature) => [feature, 1]));
}

function compare(
  index: CosineIndex,
  query: Map<string, number>,
  texts: number,
  collections: number,
): Cosines {
  const scores = { texts: new Float64Array(texts), collections: new Float64Array(collections) };
  index.addCosines(query, 1, scores);
  return scores;
}

describe('CosineIndex', () => {
  const index = CosineIndex.of([
    [{ counts: bag('card', 'lost') }, { counts: bag('card', 'stolen') }],
    [{ counts: bag('card', 'refund') }],
  ]);

  it('is 1 for the same text, and nearly so for a collection of one text', () => {
    const { texts, collections } = compare(index, bag('card', 'refund'), 3, 2);
    expect(texts[2]).toBeCloseTo(1, 10);
    expect(collections[1]).toBeGreaterThan(0.99);
    expect(collections[0]).toBeGreaterThan(0);
    expect(collections[0]).toBeLessThan(0.5);
  });

  it('counts rarity over collections, not over texts', () => {
    expect(index.rarityOf('lost')).toBe(index.rarityOf('refund'));
    expect(index.rarityOf('card')).toBeLessThan(index.rarityOf('lost'));
    expect(index.rarityOf('zebra')).toBeGreaterThan(index.rarityOf('lost'));
  });

  it('lowers every likeness for a feature that no text has', () => {
    const { texts } = compare(index, bag('card', 'refund', 'zebra'), 3, 2);
    expect(texts[2]).toBeLessThan(0.9);
  });

  it('adds to scores that stand already, by the share', () => {
    const scores = { texts: new Float64Array(3), collections: new Float64Array(2) };
    index.addCosines(bag('card', 'lost'), 0.3, scores);
    index.addCosines(bag('card', 'lost'), 0.2, scores);
    expect(scores.texts[0]).toBeCloseTo(0.5, 10);
  });

  it('compares a text by itself only where that is asked for', () => {
    const whole = CosineIndex.of([[{ counts: bag('card', 'lost'), isAlone: false }]]);
    const { texts, collections } = compare(whole, bag('card', 'lost'), 1, 1);
    expect([texts[0], collections[0]]).toEqual([0, expect.closeTo(1, 10)]);
  });
});
