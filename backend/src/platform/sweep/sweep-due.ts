/**
 * Time to find in the store what a crash or an outage left undone, and deadlines that have passed. Raised every few
 * seconds in every worker: what a listener does is a conditional update, or may be done twice.
 */
export class SweepDue {
  static readonly event = 'sweep.due';

  /** @param forgottenBefore work that nobody has touched since then is not being done by anybody any more */
  constructor(readonly forgottenBefore: Date) {}
}
