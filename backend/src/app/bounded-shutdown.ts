/** Milliseconds: whoever stops a process kills it after ten seconds. */
const SHUTDOWN_WITHIN = 9_000;

/**
 * A process that was told to end does so, even when what it waits for is gone: a queue does not close while Redis is
 * away. Jobs that are cut off are taken up again by another worker. It then exits with 1, and with 0 where all was
 * finished.
 */
export function boundShutdown(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => setTimeout(() => process.exit(1), SHUTDOWN_WITHIN).unref());
  }
}
