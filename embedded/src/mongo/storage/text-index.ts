import { reach, splitPath } from '../bson/path';
import { isDoc, type Doc, type Maybe } from '../bson/value';
import { tokenize, type Stemmer } from '../text/tokens';
import type { IndexSpec } from './index-spec';

/** An inverted index: for each stem the records that have it, with MongoDB's score. */
export class TextIndex {
  private readonly postings = new Map<string, Map<number, number>>();
  private readonly termsOf = new Map<number, string[]>();
  private readonly fields: { path: string[]; weight: number }[];

  constructor(
    readonly spec: IndexSpec,
    readonly stem: Stemmer,
  ) {
    this.fields = [...spec.weights!].map(([name, weight]) => ({ path: splitPath(name), weight }));
  }

  insert(record: number, doc: Doc): void {
    const scores = this.scoreTerms(doc);
    this.termsOf.set(record, [...scores.keys()]);
    for (const [term, score] of scores) {
      const records = this.postings.get(term);
      if (records === undefined) this.postings.set(term, new Map([[record, score]]));
      else records.set(record, score);
    }
  }

  remove(record: number): void {
    for (const term of this.termsOf.get(record) ?? []) {
      const records = this.postings.get(term);
      records?.delete(record);
      if (records?.size === 0) this.postings.delete(term);
    }
    this.termsOf.delete(record);
  }

  /** The records that have at least one of the terms, with the sum of their scores. */
  search(terms: ReadonlySet<string>): Map<number, number> {
    const found = new Map<number, number>();
    for (const term of terms) {
      for (const [record, score] of this.postings.get(term) ?? []) {
        found.set(record, (found.get(record) ?? 0) + score);
      }
    }
    return found;
  }

  /** The indexed texts of a document, for phrases and exclusions. */
  *texts(doc: Doc): Generator<{ text: string; weight: number }> {
    for (const { path, weight } of this.fields) {
      for (const leaf of reach(doc, path)) for (const text of strings(leaf)) yield { text, weight };
    }
  }

  private scoreTerms(doc: Doc): Map<string, number> {
    const scores = new Map<string, number>();
    for (const { text, weight } of this.texts(doc)) {
      const tokens = tokenize(text, this.stem, this.spec.document.get('default_language') !== 'none');
      const seen = new Map<string, { count: number; frequency: number }>();
      for (const token of tokens) {
        const { count, frequency } = seen.get(token) ?? { count: 0, frequency: 0 };
        // Each further occurrence counts half of the one before.
        seen.set(token, { count: count + 1, frequency: frequency + 1 / 2 ** count });
      }
      for (const [term, { count, frequency }] of seen) {
        const coefficient = (0.5 * count) / tokens.length + 0.5;
        const boost = text.toLowerCase() === term ? 1.1 : 1;
        scores.set(term, (scores.get(term) ?? 0) + weight * frequency * coefficient * boost);
      }
    }
    return scores;
  }
}

function strings(value: Maybe): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => (isDoc(item) ? [] : strings(item)));
  return [];
}
