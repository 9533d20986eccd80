import { setImmediate as turn } from 'node:timers/promises';

/** Long work as a row of short steps. */
export type Steps = Generator<void, void>;

/** Milliseconds that steps are done in a row before others have their turn. */
const SLICE = 10;

/** Does all of it at once. */
export function doAll(steps: Steps): void {
  while (!steps.next().done);
}

/** Does it slice by slice: jobs, locks and health checks of the process go on meanwhile. */
export async function doInSlices(steps: Steps): Promise<void> {
  for (;;) {
    for (const until = performance.now() + SLICE; performance.now() < until;) {
      if (steps.next().done) return;
    }
    await turn();
  }
}
