/**
 * Milliseconds that keep a test that hangs from holding up the others. None is timed by it: beside a browser's tests,
 * on two cores, one that opens dialog after dialog takes several seconds.
 */
vi.setConfig({ testTimeout: 60_000 });

/** Likewise for what a test waits for, where the runner gives up after a second. */
const { waitFor } = vi;
vi.waitFor = (callback, options) => waitFor(callback, options ?? { timeout: 30_000 });
