import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CLIENT_EVENTS, SERVER_EVENTS } from '@switchboard/contracts';

const page = readFileSync(resolve(__dirname, '../../../../docs/realtime.md'), 'utf8');

/** The rows below a heading, as cells; a row of an event begins with its name in code. */
function eventsBelow(heading: string): { event: string; payload: string }[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0];
  if (section === undefined) throw new Error(`docs/realtime.md has no section "${heading}"`);
  return section.split('\n').flatMap((row) => {
    const match = /^\| `([^`]+)` +\| (.*?) +\|/.exec(row);
    return match?.[1] ? [{ event: match[1], payload: match[2] ?? '' }] : [];
  });
}

describe.each([
  ['Client to server', CLIENT_EVENTS],
  ['Server to client', SERVER_EVENTS],
])('docs/realtime.md, "%s"', (heading, events) => {
  const described = eventsBelow(heading);

  it('describes every event of the contracts once, and no other', () => {
    expect(described.map(({ event }) => event).sort()).toEqual([...events].sort());
  });

  it('shows the payload of each', () => {
    expect(described.filter(({ payload }) => !/^`.+`/.test(payload))).toEqual([]);
  });
});
