import type { RunningProcess } from '../../e2e/support/processes';

/**
 * The sum of a process's figures of that name, of those with all these labels: a counter's or a gauge's value. 0 when it
 * has none.
 */
export async function metricOf(
  { url }: RunningProcess,
  name: string,
  labels: Record<string, string> = {},
): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return text
    .split('\n')
    .filter((line) => new RegExp(`^${name}[{ ]`).test(line) && wanted.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
