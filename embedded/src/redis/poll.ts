import { setTimeout as wait } from 'node:timers/promises';

/** Asks `isSo` every 20 ms until it says yes (resolves true) or `deadlineMs` have passed (resolves false). */
export async function becomesTrue(isSo: () => Promise<boolean>, deadlineMs: number): Promise<boolean> {
  const deadline = Date.now() + deadlineMs;
  while (!(await isSo())) {
    if (Date.now() >= deadline) return false;
    await wait(20);
  }
  return true;
}
