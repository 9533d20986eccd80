import type { GapRow } from '@switchboard/contracts';
import { expect } from './desk';

/**
 * The gap that has this word, as soon as a worker has read what the assistant could not answer.
 * @param read asks the API as an admin
 */
export async function gapWith(word: string, read: (path: string) => Promise<GapRow[]>): Promise<GapRow> {
  let found: GapRow | undefined;
  await expect
    .poll(
      async () => {
        [found] = await read(`/analytics/gaps?search=${word}`);
        return found?.question.toLowerCase();
      },
      { timeout: 20_000 },
    )
    .toContain(word);
  return found as GapRow;
}
