import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accumulators } from '../src/mongo/aggregate/accumulators';
import { expressionOperators } from '../src/mongo/aggregate/operators/table';
import { stages } from '../src/mongo/aggregate/stages/table';
import { commands } from '../src/mongo/commands/table';
import { arrayProjections } from '../src/mongo/query/array-projection';
import { topLevelOperators } from '../src/mongo/query/filter';
import { fieldOperators } from '../src/mongo/query/operators';
import { updateOperators } from '../src/mongo/update/operators';

const page = readFileSync(join(__dirname, '../../docs/embedded.md'), 'utf8');

/** The names in backticks of the list that begins with a label. */
function listed(label: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`- ${label}: `));
  if (row === undefined) throw new Error(`docs/embedded.md has no list "${label}"`);
  return [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name!).sort();
}

describe('docs/embedded.md', () => {
  it.each<[string, string[]]>([
    ['Commands', commands.names.filter((name) => !name.endsWith('Transaction'))],
    ['Query, top level', topLevelOperators.names],
    ['Query, on a field', fieldOperators.names],
    ['Projection', [...arrayProjections.names, '$meta']],
    ['Update', [...updateOperators.names, '$rename']],
    ['Stages', stages.names],
    ['Accumulators', accumulators.names],
    ['Expressions', expressionOperators.names],
  ])('lists exactly what the code knows: %s', (label, names) => {
    expect(listed(label)).toEqual([...names].sort());
  });
});
