/** What Redis tells by `INFO`: lines of `name:value` under headings. */
export function parseRedisInfo(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':') && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

/** A whole number, or null where there is none. */
export function numberIn(info: ReadonlyMap<string, string>, name: string): number | null {
  const text = info.get(name);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
