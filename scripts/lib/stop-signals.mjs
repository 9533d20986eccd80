/** npm passes a terminal's Ctrl-C on to a script that has already had it; both are the same key press. */
const SAME_PRESS_MS = 500;

/**
 * @param {(signal: string) => void} first on the first SIGINT, SIGTERM or SIGHUP
 * @param {() => void} again on a later one, from a person who does not want to wait
 */
export function onStopSignals(first, again) {
  let stoppedAt;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stoppedAt === undefined) {
        stoppedAt = Date.now();
        first(signal);
      } else if (Date.now() - stoppedAt > SAME_PRESS_MS) again();
    });
  }
}
