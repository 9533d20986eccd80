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
 * short examples take some 50 ms, so it learns when the process starts, and the examples are all there is to keep.
 * The same examples give the same weights.
 */
export class TextClassifier<Label extends string> {
  private readonly weights = new Map<string, Float64Array>();

  constructor(
    private readonly labels: readonly Label[],
    examples: readonly Example<Label>[],
  ) {
    const gradients = new Map<string, Float64Array>();
    for (let pass = 0; pass < PASSES; pass += 1) {
      for (const example of interleave(labels, examples)) this.learn(example, gradients);
    }
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
      const weights = this.weights.get(feature);
      if (weights) for (let index = 0; index < sums.length; index += 1) sums[index] += weights[index] * value;
    }
    const highest = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - highest));
    const total = powers.reduce((one, other) => one + other, 0);
    return powers.map((power) => power / total);
  }

  /** One step of Adagrad: the rate falls for each weight with what it has already moved. */
  private learn({ label, features }: Example<Label>, gradients: Map<string, Float64Array>): void {
    const shares = this.shares(features);
    const right = this.labels.indexOf(label);
    for (const [feature, value] of features) {
      const weights = valueOf(this.weights, feature, this.labels.length);
      const squares = valueOf(gradients, feature, this.labels.length);
      for (let index = 0; index < weights.length; index += 1) {
        const gradient = (shares[index] - (index === right ? 1 : 0)) * value + DECAY * weights[index];
        squares[index] += gradient * gradient;
        weights[index] -= (LEARNING_RATE * gradient) / Math.sqrt(squares[index] + 1e-8);
      }
    }
  }
}

function valueOf(map: Map<string, Float64Array>, key: string, size: number): Float64Array {
  let value = map.get(key);
  if (!value) map.set(key, (value = new Float64Array(size)));
  return value;
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
