export type TextFeatures = ReadonlyMap<string, number>;

export interface Example<Label extends string> {
  label: Label;
  features: TextFeatures;
}

/** Passes over the examples. More of them change no answer of the labelled sets. */
const PASSES = 15;
const LEARNING_RATE = 0.2;
/** Pulls the weights of features that few examples share towards nothing. */
const DECAY = 0.001;

/**
 * Softmax regression: every feature speaks for or against each label by a weight learned from examples. A few hundred
 * short examples take less than a tenth of a second, so it learns when it is first asked, and the examples are all there
 * is to keep. The same examples give the same weights.
 */
export class TextClassifier<Label extends string> {
  /** Of each feature, one weight a label. */
  private readonly weights = new Map<string, Float64Array>();

  constructor(
    private readonly labels: readonly Label[],
    examples: readonly Example<Label>[],
  ) {
    const steps = new Map<string, Float64Array>();
    for (let pass = 0; pass < PASSES; pass += 1) {
      for (const example of interleave(labels, examples)) this.learn(example, steps);
    }
  }

  /** Whether an example had this feature. */
  knows(feature: string): boolean {
    return this.weights.has(feature);
  }

  /** The likeliest label; `fallback` when none is likelier. */
  classify(features: TextFeatures, fallback: Label): Label {
    const shares = this.judge(features);
    return this.labels.reduce((best, label) => (shares[label] > shares[best] ? label : best), fallback);
  }

  /** The probability of each label; they sum to 1. */
  judge(features: TextFeatures): Record<Label, number> {
    const shares = this.shares(features);
    return Object.fromEntries(this.labels.map((label, index) => [label, shares[index]])) as Record<
      Label,
      number
    >;
  }

  private shares(features: TextFeatures): number[] {
    const sums = this.labels.map(() => 0);
    for (const [feature, value] of features) {
      this.weights
        .get(feature)
        ?.forEach((weight, index) => (sums[index] = (sums[index] ?? 0) + weight * value));
    }
    const highest = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - highest));
    const total = powers.reduce((one, other) => one + other, 0);
    return powers.map((power) => power / total);
  }

  /** One step of Adagrad: the rate falls for each weight with how far it has moved. */
  private learn({ label, features }: Example<Label>, steps: Map<string, Float64Array>): void {
    const right = this.labels.indexOf(label);
    const misses = this.shares(features).map((share, index) => share - (index === right ? 1 : 0));
    for (const [feature, value] of features) {
      const weights = entry(this.weights, feature, misses.length);
      const squares = entry(steps, feature, misses.length);
      misses.forEach((miss, index) => {
        const weight = weights[index] ?? 0;
        const gradient = miss * value + DECAY * weight;
        const square = (squares[index] ?? 0) + gradient * gradient;
        squares[index] = square;
        weights[index] = weight - (LEARNING_RATE * gradient) / Math.sqrt(square + 1e-8);
      });
    }
  }
}

function entry(map: Map<string, Float64Array>, key: string, size: number): Float64Array {
  const known = map.get(key);
  if (known) return known;
  const fresh = new Float64Array(size);
  map.set(key, fresh);
  return fresh;
}

/** One of each label in turn, so that the last label learned does not weigh more. */
function interleave<Label extends string>(
  labels: readonly Label[],
  examples: readonly Example<Label>[],
): Example<Label>[] {
  const lists = labels.map((label) => examples.filter((example) => example.label === label));
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, row) => lists.flatMap((list) => list[row] ?? [])).flat();
}
