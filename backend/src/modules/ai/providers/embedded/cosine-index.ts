import { Postings } from './postings';
import { doAll, type Steps } from './steps';

/** How often each feature occurs in a text; fractions weigh a part of the text lower. */
export type FeatureCounts = ReadonlyMap<string, number>;

export interface IndexedText {
  counts: FeatureCounts;
  /** Number of the collection that the text belongs to. */
  collection: number;
  /** How much it counts in its collection. */
  share: number;
  /** Whether it is compared by itself, too; without it, it is. */
  isAlone?: boolean;
}

/** Likenesses to a query, by number of the text and of the collection. */
export interface Cosines {
  texts: Float64Array;
  collections: Float64Array;
}

/**
 * With few phrasings each, how rare a feature is says little: "my" and "statement" may both be in three FAQs of a
 * hundred by chance. So rarity counts by its root.
 */
const RARITY_POWER = 0.5;
/** What a collection says often counts more, but not as many times more. */
const REPETITION_POWER = 0.7;

/**
 * An inverted index over one kind of feature that gives the TF-IDF cosine between a query and every text, and between
 * the query and every collection of texts: the sum of its texts at unit length, so that a long one has no more say.
 * Features no text has count as the rarest of all, so that a question full of strange words scores low.
 */
export class CosineIndex {
  /** Each has a number. */
  private readonly features = new Map<string, number>();
  private readonly rarities: number[] = [];
  private rarityOfUnseen = 1;
  private readonly texts = new Postings();
  private readonly collections = new Postings();

  /**
   * @param total how many collections there are. Rarity is counted over them, so that many phrasings of one FAQ don't
   *   make its words look common.
   */
  constructor(texts: readonly IndexedText[] = [], total = 0) {
    doAll(this.fill(texts, total));
  }

  /** The same for an index made empty, in steps. */
  *fill(texts: readonly IndexedText[], total: number): Steps {
    const byCollection = Array.from({ length: total }, (): [number, IndexedText][] => []);
    for (const [number, text] of texts.entries()) byCollection[text.collection]?.push([number, text]);
    yield* this.countRarities(byCollection, total);
    for (const [collection, own] of byCollection.entries()) {
      yield;
      const sums = new Map<string, number>();
      for (const [number, { counts, share, isAlone = true }] of own) {
        for (const [feature, weight] of this.unitVector(counts)) {
          if (isAlone) this.texts.add(this.numberOf(feature), number, weight);
          sums.set(feature, (sums.get(feature) ?? 0) + share * weight);
        }
      }
      const damped = Array.from(sums, ([feature, sum]): [string, number] => [
        feature,
        sum ** REPETITION_POWER,
      ]);
      for (const [feature, weight] of toUnitLength(damped)) {
        this.collections.add(this.numberOf(feature), collection, weight);
      }
    }
    yield* this.texts.close(this.features.size);
    yield* this.collections.close(this.features.size);
  }

  private *countRarities(byCollection: readonly [number, IndexedText][][], total: number): Steps {
    const found: number[] = [];
    for (const own of byCollection) {
      yield;
      for (const feature of new Set(own.flatMap(([, { counts }]) => [...counts.keys()]))) {
        const number = this.numberOf(feature);
        found[number] = (found[number] ?? 0) + 1;
      }
    }
    for (const [number, count] of found.entries()) this.rarities[number] = inverseFrequency(count, total);
    this.rarityOfUnseen = inverseFrequency(0, total);
  }

  private numberOf(feature: string): number {
    const known = this.features.get(feature);
    if (known !== undefined) return known;
    const next = this.features.size;
    this.features.set(feature, next);
    return next;
  }

  /** Adds `share` times the cosine (0 to 1) of each text and collection with the query to `scores`. */
  addCosines(query: FeatureCounts, share: number, scores: Cosines): void {
    for (const [feature, weight] of this.unitVector(query)) {
      const number = this.features.get(feature);
      if (number === undefined) continue;
      this.texts.addProducts(number, share * weight, scores.texts);
      this.collections.addProducts(number, share * weight, scores.collections);
    }
  }

  /** Of two texts that need not be in it, 0 to 1. */
  cosineOf(one: FeatureCounts, other: FeatureCounts): number {
    const weights = new Map(this.unitVector(other));
    let sum = 0;
    for (const [feature, weight] of this.unitVector(one)) sum += weight * (weights.get(feature) ?? 0);
    return sum;
  }

  /** How much a feature tells: the higher, the fewer collections have it. */
  rarityOf(feature: string): number {
    const number = this.features.get(feature);
    return (number === undefined ? undefined : this.rarities[number]) ?? this.rarityOfUnseen;
  }

  private unitVector(counts: FeatureCounts): [string, number][] {
    return toUnitLength(
      Array.from(counts, ([feature, count]) => [
        feature,
        (count < 1 ? count : 1 + Math.log(count)) * this.rarityOf(feature),
      ]),
    );
  }
}

function toUnitLength(vector: [string, number][]): [string, number][] {
  const length = Math.sqrt(vector.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return vector.map(([feature, weight]) => [feature, weight / length]);
}

function inverseFrequency(count: number, total: number): number {
  return Math.log((total + 1) / (count + 0.5)) ** RARITY_POWER;
}
