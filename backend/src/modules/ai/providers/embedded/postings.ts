import type { Steps } from './steps';

/** Entries that are moved in one step: about a millisecond. */
const STEP = 50_000;

/**
 * Which texts have a feature, and how much of it: first gathered in any order, then laid out by feature. Features and
 * texts are numbers, in flat arrays: as objects the entries of ten thousand FAQs would take gigabytes.
 */
export class Postings {
  private features: number[] = [];
  private texts: number[] = [];
  private gathered: number[] = [];
  /** Where each feature's entries begin; one more at the end. */
  private starts = new Uint32Array(1);
  private numbers = new Uint32Array(0);
  private weights = new Float64Array(0);

  add(feature: number, text: number, weight: number): void {
    this.features.push(feature);
    this.texts.push(text);
    this.gathered.push(weight);
  }

  /** Lays them out, those of one feature in the order in which they came. Nothing is added after it. */
  *close(featureCount: number): Steps {
    const { features, texts, gathered } = this;
    const starts = new Uint32Array(featureCount + 1);
    for (const feature of features) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
    yield;
    for (let feature = 0; feature < featureCount; feature += 1) {
      starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
    }
    const next = starts.slice();
    this.numbers = new Uint32Array(features.length);
    this.weights = new Float64Array(features.length);
    for (const [entry, feature] of features.entries()) {
      if (entry % STEP === 0) yield;
      const place = next[feature] ?? 0;
      this.numbers[place] = texts[entry] ?? 0;
      this.weights[place] = gathered[entry] ?? 0;
      next[feature] = place + 1;
    }
    this.starts = starts;
    this.features = [];
    this.texts = [];
    this.gathered = [];
  }

  /** Adds `factor` times the weight to the score of each text that has the feature. */
  addProducts(feature: number, factor: number, scores: Float64Array): void {
    const end = this.starts[feature + 1] ?? 0;
    for (let entry = this.starts[feature] ?? 0; entry < end; entry += 1) {
      const text = this.numbers[entry] ?? 0;
      scores[text] = (scores[text] ?? 0) + factor * (this.weights[entry] ?? 0);
    }
  }
}
