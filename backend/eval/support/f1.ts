/** Harmonic mean of precision and recall; 0 when nothing was right. */
export function f1(right: number, given: number, wanted: number): number {
  return right === 0 ? 0 : (2 * right) / (given + wanted);
}

export interface Labelled<Label> {
  wanted: Label;
  given: Label;
}

export function f1Of<Label>(label: Label, rows: readonly Labelled<Label>[]): number {
  const given = rows.filter((row) => row.given === label);
  const wanted = rows.filter((row) => row.wanted === label);
  return f1(given.filter((row) => row.wanted === label).length, given.length, wanted.length);
}

/** The mean over all labels, rare ones counting as much as common ones. */
export function macroF1<Label>(labels: readonly Label[], rows: readonly Labelled<Label>[]): number {
  return labels.reduce((sum, label) => sum + f1Of(label, rows), 0) / labels.length;
}
