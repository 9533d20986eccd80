import { Postings } from './postings';
import { SparseRows } from './sparse-rows';
import { doAll, type Steps } from './steps';

/** How often each feature occurs in a text; fractions weigh a part of the text lower. */
export type FeatureCounts = ReadonlyMap<string, number>;

export interface IndexedText {
  counts: FeatureCounts;
  /** How much it counts in its collection. */
  share?: number;
  /** Whether it is compared by itself, too. */
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
/** Features whose rarity is counted in one step: about a millisecond. */
const STEP = 10_000;
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
  private readonly alone: boolean[] = [];
  /** What is added, until it is laid out: what each text counts for, and where each collection ends. */
  private rows = new SparseRows();
  private shares: number[] = [];
  private ends: number[] = [];
  /** Likewise, by feature: how many collections have it, and the last that has. */
  private found: number[] = [];
  private lastWith: number[] = [];
  private readonly texts = new Postings();
  private readonly collections = new Postings();

  static of(collections: readonly (readonly IndexedText[])[]): CosineIndex {
    const index = new CosineIndex();
    for (const texts of collections) index.add(texts);
    doAll(index.layOut());
    return index;
  }

  /** One more collection. Its texts, and itself, have the next numbers. */
  add(texts: readonly IndexedText[]): void {
    const collection = this.ends.length;
    for (const { counts, share = 1, isAlone = true } of texts) {
      for (const [name, count] of counts) {
        const feature = this.numberOf(name);
        this.rows.push(feature, count);
        if (this.lastWith[feature] === collection) continue;
        this.lastWith[feature] = collection;
        this.found[feature] = (this.found[feature] ?? 0) + 1;
      }
      this.rows.endRow();
      this.shares.push(share);
      this.alone.push(isAlone);
    }
    this.ends.push(this.rows.count);
  }

  /** Makes what was added ready to be asked; nothing is added after it. */
  *layOut(): Steps {
    const total = this.ends.length;
    // Counted over collections, so that many phrasings of one FAQ don't make its words look common.
    for (const [feature, count] of this.found.entries()) {
      if (feature % STEP === 0) yield;
      this.rarities[feature] = rarity(count, total);
    }
    this.rarityOfUnseen = rarity(0, total);
    const collected = yield* this.collect();
    const { size } = this.features;
    yield* this.texts.fill(this.rows, size, (text) => this.alone[text] ?? false);
    yield* this.collections.fill(collected, size);
    this.rows = new SparseRows();
    [this.shares, this.ends, this.found, this.lastWith] = [[], [], [], []];
  }

  /** Brings every text to unit length. @returns a row for each collection: the sum of its texts, likewise */
  private *collect(): Generator<void, SparseRows> {
    const collected = new SparseRows();
    const sums = new Float64Array(this.features.size);
    const isIn = new Uint8Array(this.features.size);
    let text = 0;
    for (const end of this.ends) {
      yield;
      const own: number[] = [];
      for (; text < end; text += 1) {
        const features = this.rows.features(text);
        const weights = this.rows.values(text);
        const share = this.shares[text] ?? 1;
        weights.forEach(
          (count, entry) => (weights[entry] = damped(count) * (this.rarities[features[entry] ?? 0] ?? 0)),
        );
        toUnitLength(weights);
        features.forEach((feature, entry) => {
          if (!isIn[feature]) own.push(feature);
          isIn[feature] = 1;
          sums[feature] = (sums[feature] ?? 0) + share * (weights[entry] ?? 0);
        });
      }
      for (const feature of own) {
        collected.push(feature, (sums[feature] ?? 0) ** REPETITION_POWER);
        sums[feature] = 0;
        isIn[feature] = 0;
      }
      collected.endRow();
      toUnitLength(collected.values(collected.count - 1));
    }
    return collected;
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
    const names = [...counts.keys()];
    const weights = Float64Array.from(names, (name) => damped(counts.get(name) ?? 0) * this.rarityOf(name));
    toUnitLength(weights);
    return names.map((name, place) => [name, weights[place] ?? 0]);
  }
}

/** What a text says often counts more, but not as many times more. */
function damped(count: number): number {
  return count < 1 ? count : 1 + Math.log(count);
}

function toUnitLength(weights: Float64Array): void {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  weights.forEach((weight, place) => (weights[place] = weight / length));
}

/** How much a feature tells that so many collections of all have. */
function rarity(count: number, total: number): number {
  return Math.log((total + 1) / (count + 0.5)) ** RARITY_POWER;
}
