/** One measured figure, beside what the product promises and what it aims at where it promises something. */
export interface EvalRow {
  task: string;
  metric: string;
  value: number;
  target?: number;
  aim?: number;
  /** A share of mistakes: the smaller, the better. */
  lowerIsBetter?: true;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

/** The chance that a positive scores above a negative, each drawn at random; ties count half. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const scores = [
    ...positives.map((score) => ({ score, isPositive: true })),
    ...negatives.map((score) => ({ score, isPositive: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let start = 0; start < scores.length;) {
    let end = start;
    while (end < scores.length && scores[end]?.score === scores[start]?.score) end += 1;
    // Those that tie share the mean of their ranks, which count from 1.
    const rank = (start + 1 + end) / 2;
    rankSum += rank * scores.slice(start, end).filter(({ isPositive }) => isPositive).length;
    start = end;
  }
  return (rankSum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
}
