/**
 * The answer, if it comes in time; what asked for it goes on, unheard.
 *
 * @param patience milliseconds
 * @throws Error when it does not
 */
export async function withDeadline<T>(answer: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('does not answer in time')), patience);
  });
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
