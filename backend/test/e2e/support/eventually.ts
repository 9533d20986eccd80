import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks. */
const PERIOD = 25;

/**
 * Looks until `look` returns something that is not false, null or undefined, and returns that. Only for states that
 * announce themselves by no event, such as what stands in the database.
 *
 * @param within milliseconds.
 * @throws Error with `what`, and the last error of `look`, when the time is over.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T> | T,
  within = 10_000,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = Date.now() + within;
  let cause: unknown;
  do {
    try {
      const seen = await look();
      if (seen !== false && seen !== null && seen !== undefined) {
        return seen as Exclude<T, false | null | undefined>;
      }
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await pause(PERIOD);
  } while (Date.now() < deadline);
  throw new Error(`${what}: not so within ${within} ms`, { cause });
}
