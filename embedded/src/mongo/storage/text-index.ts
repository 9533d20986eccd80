import { MongoError } from '../errors';
import { splitPath } from '../bson/path';
import { isDoc, type Doc, type Maybe } from '../bson/value';
import { languageNamed, tokenize, type Language } from '../text/tokens';
import type { IndexSpec } from './index-spec';

/** The terms of a document with MongoDB's score of each. */
export type TermScores = ReadonlyMap<string, number>;

/** An inverted index: for each stem the records that have it, with MongoDB's score. */
export class TextIndex {
  private readonly postings = new Map<string, Map<number, number>>();
  private readonly termsOf = new Map<number, string[]>();
  readonly language: Language;
  private readonly languageField: string;
  private readonly fields: { path: string[]; weight: number }[];

  constructor(readonly spec: IndexSpec) {
    this.language = languageNamed(spec.document.get('default_language') as string)!;
    this.languageField = spec.document.get('language_override') as string;
    this.fields = [...spec.weights!].map(([name, weight]) => ({ path: splitPath(name), weight }));
  }

  insert(record: number, scores: TermScores): void {
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

  /** The indexed texts of a document, each element of an array by itself. */
  *texts(doc: Doc): Generator<{ text: string; weight: number }> {
    for (const { path, weight } of this.fields) {
      for (const text of this.textsAt(doc, path)) yield { text, weight };
    }
  }

  /** Scores a document's terms; throws MongoDB's error when the document names another language. */
  scoresOf(doc: Doc): TermScores {
    const scores = new Map<string, number>();
    for (const { text, weight } of this.texts(doc)) {
      const tokens = tokenize(text, this.language);
      const seen = new Map<string, { count: number; frequency: number }>();
      for (const token of tokens) {
        const { count, frequency } = seen.get(token) ?? { count: 0, frequency: 0 };
        // Each further occurrence counts half of the one before.
        seen.set(token, { count: count + 1, frequency: frequency + 1 / 2 ** count });
      }
      const plain = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
      for (const [term, { count, frequency }] of seen) {
        const coefficient = (0.5 * count) / tokens.length + 0.5;
        const boost = plain === term ? 1.1 : 1;
        scores.set(term, (scores.get(term) ?? 0) + weight * frequency * coefficient * boost);
      }
    }
    return scores;
  }

  /** Goes through arrays, but not through arrays in arrays. */
  private *textsAt(value: Maybe, path: readonly string[], at = 0, isElement = false): Generator<string> {
    if (Array.isArray(value)) {
      if (!isElement) for (const item of value) yield* this.textsAt(item, path, at, true);
    } else if (at === path.length) {
      if (typeof value === 'string') yield value;
    } else if (isDoc(value)) {
      this.checkLanguage(value.get(this.languageField));
      yield* this.textsAt(value.get(path[at]!), path, at + 1);
    }
  }

  private checkLanguage(name: Maybe): void {
    if (name === undefined) return;
    if (typeof name !== 'string')
      throw new MongoError(17261, 'found language override field in document with non-string type');
    if (languageNamed(name) !== this.language)
      throw new MongoError(17262, `language override unsupported: ${name}`);
  }
}
