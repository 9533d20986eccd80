import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { run } from '../lib/run.mjs';

describe('a command that yields', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'switchboard-run-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Waits until it is put last, which it is only once it runs. */
  const PROGRAM = `
    const { existsSync, readFileSync } = require('node:fs');
    const { getPriority } = require('node:os');
    const session = () => existsSync('/proc/self/autogroup') ? readFileSync('/proc/self/autogroup', 'utf8') : 'nice 19';
    setInterval(() => {
      if (getPriority() !== 19 || !session().includes('nice 19')) return;
      console.log('last');
      process.exit(0);
    }, 5);`;

  test('comes last, in its session and among sessions', async () => {
    const file = path.join(folder, 'output');
    const output = openSync(file, 'w');
    const { code } = await run(process.execPath, ['-e', PROGRAM], { output, yields: true, limitMs: 20_000 });
    closeSync(output);
    assert.deepEqual([code, readFileSync(file, 'utf8')], [0, 'last\n']);
  });
});
