import type { SparseRows } from './sparse-rows';
import type { Steps } from './steps';

/** Rows that are laid out in one step. */
const STEP = 20;

/** Which rows have a feature, and how much of it: entries by feature, in flat arrays. */
export class Postings {
  /** Where each feature's entries begin; one more at the end. */
  private starts = new Uint32Array(1);
  private rows = new Uint32Array(0);
  private weights = new Float64Array(0);

  /** Lays out the rows that are kept; those of one feature stay in their order. */
  *fill(rows: SparseRows, featureCount: number, isKept: (row: number) => boolean = () => true): Steps {
    const kept = Array.from({ length: rows.count }, (_, row) => row).filter(isKept);
    const next = new Uint32Array(featureCount + 1);
    for (const [place, row] of kept.entries()) {
      if (place % STEP === 0) yield;
      for (const feature of rows.features(row)) next[feature] = (next[feature] ?? 0) + 1;
    }
    let total = 0;
    for (let feature = 0; feature <= featureCount; feature += 1) {
      const count = next[feature] ?? 0;
      next[feature] = total;
      total += count;
    }
    this.starts = next.slice();
    this.rows = new Uint32Array(total);
    this.weights = new Float64Array(total);
    for (const [at, row] of kept.entries()) {
      if (at % STEP === 0) yield;
      const weights = rows.values(row);
      for (const [entry, feature] of rows.features(row).entries()) {
        const place = next[feature] ?? 0;
        this.rows[place] = row;
        this.weights[place] = weights[entry] ?? 0;
        next[feature] = place + 1;
      }
    }
  }

  /** Adds `factor` times the weight to the score of each row that has the feature. */
  addProducts(feature: number, factor: number, scores: Float64Array): void {
    const end = this.starts[feature + 1] ?? 0;
    for (let entry = this.starts[feature] ?? 0; entry < end; entry += 1) {
      const row = this.rows[entry] ?? 0;
      scores[row] = (scores[row] ?? 0) + factor * (this.weights[entry] ?? 0);
    }
  }
}
