import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { compareUsage, judgeUsage } from '../lib/stand-in-usage.mjs';
import { temporaryFolder } from './support/spawned.mjs';

describe('what the MongoDB stand-in knows and what it is asked for', () => {
  const catalogs = [
    { kind: 'Stages', names: ['$match', '$group', '$sort'] },
    { kind: 'Update', names: ['$set'] },
  ];
  const spare = [{ why: 'soon', Stages: ['$sort'] }];
  const compare = (asked) => compareUsage(catalogs, { Update: ['$set'], ...asked }, spare);

  test('agree when the rest is spare', () => {
    assert.deepEqual(compare({ Stages: ['$group', '$match'] }), []);
  });

  test('name what is missing, what is too much, and what is spare no longer', () => {
    assert.match(
      compare({ Stages: ['$group', '$match', '$bucket'] }).join(),
      /^Stages: .* not know: \$bucket$/,
    );
    assert.match(compare({ Stages: ['$match'] }).join(), /^Stages: .* say why it stays: \$group$/);
    assert.match(
      compare({ Stages: ['$group', '$match', '$sort'] }).join(),
      /^Stages: no longer spare.*: \$sort$/,
    );
    assert.match(compare({ Stages: ['$group', '$match'], Update: [] }).join(), /^Update: .*: \$set$/);
  });

  test('are not compared on a real MongoDB, and must be told', async (t) => {
    const file = path.join(temporaryFolder(t), 'usage.json');
    assert.equal((await judgeUsage(file)).failed, 1);
    writeFileSync(file, 'null');
    assert.deepEqual(await judgeUsage(file), { passed: 0, failed: 0, skipped: 0 });
    writeFileSync(file, JSON.stringify({ Stages: ['$bucket'] }));
    assert.match((await judgeUsage(file)).notes.join(), /Stages: .*\$bucket/);
  });
});
