import assert from 'node:assert/strict';
import path from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { writeSync } from 'node:fs';
import { runInLanes } from '../lib/lanes.mjs';
import { failedOnce, passedOnce } from '../lib/results.mjs';
import { temporaryFolder } from './support/spawned.mjs';

describe('the lanes of npm test', () => {
  let events;
  let printed;
  let folder;
  /** Steps that wait until they are let go. */
  let gates;
  const step = (name, lane, { needs = [], builds, counts = passedOnce } = {}) => ({
    ...{ name, lane, needs, builds },
    run: async (options) => {
      events.push(name);
      if (options.output) writeSync(options.output, `said by ${name}\n`);
      await gates.get(name)?.opened;
      return counts;
    },
  });
  const gate = (name) => {
    let open;
    const opened = new Promise((resolve) => (open = resolve));
    gates.set(name, { opened, open });
  };
  const run = (steps) =>
    runInLanes(steps, { outputOf: (name) => path.join(folder, name), print: (text) => (printed += text) });
  const soon = () => new Promise((resolve) => setImmediate(resolve));

  beforeEach((t) => {
    [events, printed, folder, gates] = [[], '', temporaryFolder(t), new Map()];
  });

  test('run beside each other, the steps of one in order', async () => {
    gate('a');
    const ending = run([step('a', 'long'), step('b', 'long'), step('c', 'short'), step('d', 'spare')]);
    await soon();
    assert.deepEqual(events, ['a', 'c', 'd']);
    gates.get('a').open();
    const results = await ending;
    assert.deepEqual(events, ['a', 'c', 'd', 'b']);
    assert.deepEqual(
      results.map(({ name }) => name),
      ['a', 'b', 'c', 'd'],
    );
  });

  test('wait for what another one builds', async () => {
    gate('build-shop');
    const ending = run([
      step('build-shop', 'short', { builds: 'shop' }),
      step('a', 'long', { needs: ['shop'] }),
    ]);
    await soon();
    assert.deepEqual(events, ['build-shop']);
    gates.get('build-shop').open();
    await ending;
    assert.deepEqual(events, ['build-shop', 'a']);
  });

  test('do not run what could not be built, and the builds that need it neither', async () => {
    const results = await run([
      step('build-words', 'long', { builds: 'words', counts: failedOnce('broken') }),
      step('build-shop', 'short', { builds: 'shop', needs: ['words'] }),
      step('a', 'long', { needs: ['shop'] }),
      step('b', 'spare'),
    ]);
    assert.deepEqual(events.sort(), ['b', 'build-words']);
    assert.deepEqual(
      results.map(({ failed }) => failed),
      [1, 1, 1, 0],
    );
    assert.match(printed, /a .*not run, because building shop failed/);
  });

  test('show the first one as it runs and the others when they are done; spare ones yield', async () => {
    const seen = [];
    const watched = (one) => ({ ...one, run: (options) => (seen.push(options.yields), one.run(options)) });
    await run([step('b', 'short'), watched(step('c', 'spare')), watched(step('a', 'long'))]);
    assert.deepEqual(seen.sort(), [false, true]);
    assert.match(printed, /──── b, beside the others ────\nsaid by b\n/);
    assert.doesNotMatch(printed, /said by a|a, beside/);
  });
});
