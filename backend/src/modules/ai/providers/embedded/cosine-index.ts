/** How often each feature occurs in a text; fractions weigh a part of the text lower. */
export type FeatureCounts = ReadonlyMap<string, number>;

interface Posting {
  document: number;
  weight: number;
}

/**
 * An inverted index over one kind of feature that gives the TF-IDF cosine between a query and every document.
 * Features no document has count as the rarest of all, so that a question full of strange words scores low.
 */
export class CosineIndex {
  private readonly postings = new Map<string, Posting[]>();
  private readonly rarity = new Map<string, number>();
  private readonly rarityOfUnseen: number;

  /**
   * @param documents what queries are compared with
   * @param collections what rarity is counted over: one bag per FAQ, so that many phrasings of one FAQ don't make
   *   its words look common
   */
  constructor(documents: readonly FeatureCounts[], collections: readonly FeatureCounts[]) {
    const found = new Map<string, number>();
    for (const collection of collections) {
      for (const feature of collection.keys()) found.set(feature, (found.get(feature) ?? 0) + 1);
    }
    for (const [feature, count] of found)
      this.rarity.set(feature, inverseFrequency(count, collections.length));
    this.rarityOfUnseen = inverseFrequency(0, collections.length);

    documents.forEach((document, index) => {
      for (const [feature, weight] of this.unitVector(document)) {
        const list = this.postings.get(feature);
        if (list) list.push({ document: index, weight });
        else this.postings.set(feature, [{ document: index, weight }]);
      }
    });
  }

  /** Adds `share` times the cosine (0 to 1) of each document with the query to `scores`, by document number. */
  addCosines(query: FeatureCounts, share: number, scores: Float64Array): void {
    for (const [feature, weight] of this.unitVector(query)) {
      for (const posting of this.postings.get(feature) ?? []) {
        scores[posting.document] = (scores[posting.document] ?? 0) + share * weight * posting.weight;
      }
    }
  }

  /** How much a feature tells: the higher, the fewer collections have it. */
  rarityOf(feature: string): number {
    return this.rarity.get(feature) ?? this.rarityOfUnseen;
  }

  private unitVector(counts: FeatureCounts): [string, number][] {
    const entries = Array.from(counts, ([feature, count]): [string, number] => [
      feature,
      (count < 1 ? count : 1 + Math.log(count)) * this.rarityOf(feature),
    ]);
    const length = Math.hypot(...entries.map(([, weight]) => weight)) || 1;
    return entries.map(([feature, weight]) => [feature, weight / length]);
  }
}

function inverseFrequency(count: number, total: number): number {
  return Math.log((total + 1) / (count + 0.5));
}
