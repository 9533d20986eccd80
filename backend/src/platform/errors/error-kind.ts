const IDENTIFIER = /^[\w.:-]{1,60}$/;

/**
 * What kind of error it is: names, codes and statuses, from the error down to its cause. Never its message, which may
 * quote what somebody wrote.
 */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, status, cause } = error as { code?: unknown; status?: unknown; cause?: unknown };
  const parts = [error.name, code, status]
    .map(String)
    .filter((part, index) => index === 0 || part !== 'undefined');
  const kind = parts.map((part) => (IDENTIFIER.test(part) ? part : '?')).join(' ');
  return cause === undefined || cause === null ? kind : `${kind}, because of ${errorKind(cause)}`;
}
