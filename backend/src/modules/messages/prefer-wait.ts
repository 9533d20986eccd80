/** Seconds; more is not granted. */
const MAX_WAIT = 30;

/** Seconds asked for by `Prefer: wait=<seconds>` (RFC 7240), at most 30; 0 without it. */
export function preferredWait(header: string | undefined): number {
  const match = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?(?:[,;\s]|$)/i.exec(header ?? '');
  return match ? Math.min(Number(match[1]), MAX_WAIT) : 0;
}
