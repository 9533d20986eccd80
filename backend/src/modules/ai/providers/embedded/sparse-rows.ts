/** Entries that there is room for at first. */
const FIRST = 256;

/**
 * Rows of numbered features with a value each, one row after the other in flat arrays: as objects the entries of ten
 * thousand FAQs would take gigabytes.
 */
export class SparseRows {
  private numbers = new Uint32Array(FIRST);
  private weights = new Float64Array(FIRST);
  private readonly starts = [0];
  private size = 0;

  /** Adds an entry to the row that is open. */
  push(feature: number, value: number): void {
    if (this.size === this.numbers.length) this.grow();
    this.numbers[this.size] = feature;
    this.weights[this.size] = value;
    this.size += 1;
  }

  /** Ends the row that is open, and opens the next one. */
  endRow(): void {
    this.starts.push(this.size);
  }

  get count(): number {
    return this.starts.length - 1;
  }

  /** Of the row's entries, in the order in which they came. What is written to it is kept. */
  features(row: number): Uint32Array {
    return this.numbers.subarray(this.starts[row], this.starts[row + 1]);
  }

  /** The same of their values. */
  values(row: number): Float64Array {
    return this.weights.subarray(this.starts[row], this.starts[row + 1]);
  }

  private grow(): void {
    const { numbers, weights } = this;
    this.numbers = new Uint32Array(2 * numbers.length);
    this.numbers.set(numbers);
    this.weights = new Float64Array(2 * weights.length);
    this.weights.set(weights);
  }
}
