import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks `url` until it answers 200.
 *
 * @param {AbortSignal} signal gives up
 * @returns {Promise<boolean>} false when given up
 */
export async function untilReady(url, signal) {
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) });
      await response.arrayBuffer();
      if (response.ok) return true;
    } catch {
      // Not listening yet; ask again.
    }
    await delay(50, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
