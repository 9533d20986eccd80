import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogs } from '../src';

const page = readFileSync(join(__dirname, '../../docs/embedded.md'), 'utf8');

/** The names in backticks of the list that begins with a label. */
function listed(label: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`- ${label}: `));
  if (row === undefined) throw new Error(`docs/embedded.md has no list "${label}"`);
  return [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name!).sort();
}

describe('docs/embedded.md', () => {
  it.each(catalogs.map(({ kind, names }) => ({ kind, names })))(
    'lists exactly what the code knows: $kind',
    ({ kind, names }) => {
      // The commands that only refuse transactions are no offer; `$meta` is an expression that a find may project.
      const offered = names.filter((name) => !name.endsWith('Transaction'));
      expect(listed(kind)).toEqual([...offered, ...(kind === 'Projection' ? ['$meta'] : [])].sort());
    },
  );

  it('knows of every kind', () => {
    expect(catalogs.map(({ kind }) => kind).sort()).toEqual([
      'Accumulators',
      'Commands',
      'Expressions',
      'Projection',
      'Query, on a field',
      'Query, top level',
      'Stages',
      'Update',
    ]);
  });
});
