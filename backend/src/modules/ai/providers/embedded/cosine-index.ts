import { doAll, type Steps } from './steps';

/** How often each feature occurs in a text; fractions weigh a part of the text lower. */
export type FeatureCounts = ReadonlyMap<string, number>;

export interface IndexedText {
  counts: FeatureCounts;
  /** Number of the collection that the text belongs to. */
  collection: number;
  /** How much it counts in its collection. */
  share: number;
}

/** Likenesses to a query, by number of the text and of the collection. */
export interface Cosines {
  texts: Float64Array;
  collections: Float64Array;
}

interface Posting {
  /** Number of the text or of the collection. */
  number: number;
  weight: number;
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
  private readonly texts = new Map<string, Posting[]>();
  private readonly collections = new Map<string, Posting[]>();
  private readonly rarity = new Map<string, number>();
  private rarityOfUnseen = 1;

  /**
   * @param total how many collections there are. Rarity is counted over them, so that many phrasings of one FAQ don't
   *   make its words look common.
   */
  constructor(texts: readonly IndexedText[] = [], total = 0) {
    doAll(this.fill(texts, total));
  }

  /** The same for an index made empty, in steps. */
  *fill(texts: readonly IndexedText[], total: number): Steps {
    const gathered = Array.from({ length: total }, () => new Map<string, number>());
    for (const { counts, collection } of texts) {
      yield;
      for (const feature of counts.keys()) gathered[collection]?.set(feature, 0);
    }
    const found = new Map<string, number>();
    for (const features of gathered) {
      yield;
      for (const feature of features.keys()) found.set(feature, (found.get(feature) ?? 0) + 1);
    }
    for (const [feature, count] of found) this.rarity.set(feature, inverseFrequency(count, total));
    this.rarityOfUnseen = inverseFrequency(0, total);

    for (const [number, { counts, collection, share }] of texts.entries()) {
      yield;
      const sums = gathered[collection];
      for (const [feature, weight] of this.unitVector(counts)) {
        addPosting(this.texts, feature, { number, weight });
        sums?.set(feature, (sums.get(feature) ?? 0) + share * weight);
      }
    }
    for (const [number, sums] of gathered.entries()) {
      yield;
      const damped = Array.from(sums, ([feature, sum]): [string, number] => [
        feature,
        sum ** REPETITION_POWER,
      ]);
      for (const [feature, weight] of toUnitLength(damped))
        addPosting(this.collections, feature, { number, weight });
    }
  }

  /** Adds `share` times the cosine (0 to 1) of each text and collection with the query to `scores`. */
  addCosines(query: FeatureCounts, share: number, scores: Cosines): void {
    for (const [feature, weight] of this.unitVector(query)) {
      addProducts(this.texts.get(feature), share * weight, scores.texts);
      addProducts(this.collections.get(feature), share * weight, scores.collections);
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
    return this.rarity.get(feature) ?? this.rarityOfUnseen;
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

function addPosting(index: Map<string, Posting[]>, feature: string, posting: Posting): void {
  const list = index.get(feature);
  if (list) list.push(posting);
  else index.set(feature, [posting]);
}

function addProducts(postings: readonly Posting[] = [], factor: number, scores: Float64Array): void {
  for (const { number, weight } of postings) scores[number] = (scores[number] ?? 0) + factor * weight;
}

function toUnitLength(vector: [string, number][]): [string, number][] {
  const length = Math.sqrt(vector.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return vector.map(([feature, weight]) => [feature, weight / length]);
}

function inverseFrequency(count: number, total: number): number {
  return Math.log((total + 1) / (count + 0.5)) ** RARITY_POWER;
}
