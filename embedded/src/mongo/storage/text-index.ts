import { MongoError } from '../errors';
import { splitPath } from '../bson/path';
import { isDoc, type Doc, type Maybe } from '../bson/value';
import { languageNamed, tokenize, type Language } from '../text/tokens';
import type { IndexSpec } from './index-spec';

/** The terms of a document with MongoDB's score of each. */
export type TermScores = ReadonlyMap<string, number>;

/** The records that have a stem, ascending, and MongoDB's score of each: two lists take a third of what a map would. */
interface Posting {
  readonly records: number[];
  readonly scores: number[];
}

/** Where a record stands in an ascending list, or would. */
function placeOf(record: number, records: readonly number[]): number {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (records[middle]! < record) low = middle + 1;
    else high = middle;
  }
  return low;
}

const asciiLowerCase = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** An inverted index: for each stem the records that have it. */
export class TextIndex {
  private readonly postings = new Map<string, Posting>();
  readonly language: Language;
  private readonly languageField: string;
  private readonly fields: { path: string[]; weight: number }[];

  constructor(readonly spec: IndexSpec) {
    this.language = languageNamed(spec.document.get('default_language') as string)!;
    this.languageField = spec.document.get('language_override') as string;
    this.fields = [...spec.weights!].map(([name, weight]) => ({ path: splitPath(name), weight }));
  }

  insert(record: number, scores: TermScores): void {
    for (const [term, score] of scores) {
      const posting = this.postings.get(term);
      if (posting === undefined) this.postings.set(term, { records: [record], scores: [score] });
      else if (posting.records.at(-1)! < record) {
        posting.records.push(record);
        posting.scores.push(score);
      } else {
        const place = placeOf(record, posting.records);
        posting.records.splice(place, 0, record);
        posting.scores.splice(place, 0, score);
      }
    }
  }

  /** @param scores as the record was put in with */
  remove(record: number, scores: TermScores): void {
    for (const term of scores.keys()) {
      const posting = this.postings.get(term);
      if (posting === undefined) continue;
      const place = placeOf(record, posting.records);
      if (posting.records[place] !== record) continue;
      posting.records.splice(place, 1);
      posting.scores.splice(place, 1);
      if (posting.records.length === 0) this.postings.delete(term);
    }
  }

  /** Whether two documents have the same texts; throws MongoDB's error when the second names another language. */
  isSame(a: Doc, b: Doc): boolean {
    const [texts, others] = [a, b].map((doc) => [...this.texts(doc)]);
    return (
      texts!.length === others!.length &&
      texts!.every(({ text, weight }, i) => {
        const other = others![i]!;
        return text === other.text && weight === other.weight;
      })
    );
  }

  /** The records that have at least one of the terms, with the sum of their scores. */
  search(terms: ReadonlySet<string>): Map<number, number> {
    const found = new Map<number, number>();
    for (const term of terms) {
      const { records = [], scores = [] } = this.postings.get(term) ?? {};
      records.forEach((record, i) => found.set(record, (found.get(record) ?? 0) + scores[i]!));
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
      const counts = new Map<string, number>();
      for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
      for (const [term, count] of counts) {
        // Each further occurrence counts half of the one before.
        const frequency = 2 - 2 ** (1 - count);
        const coefficient = (0.5 * count) / tokens.length + 0.5;
        const boost = tokens.length === 1 && asciiLowerCase(text) === term ? 1.1 : 1;
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
