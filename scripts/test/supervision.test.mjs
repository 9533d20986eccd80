import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { anyFreePort } from '../lib/ports.mjs';
import { inRepository } from '../lib/repository.mjs';
import { fixture, isAlive, runNode, temporaryFolder } from './support/spawned.mjs';

async function startFakeProduct(t, processes, { graceMs = 10_000 } = {}) {
  const port = await anyFreePort();
  const logDir = temporaryFolder(t);
  const product = runNode(t, [
    fixture('fake-product.mjs'),
    JSON.stringify({ port, logDir, processes, graceMs }),
  ]);
  const logOf = (name) => readFileSync(path.join(logDir, `${name}.log`), 'utf8');
  const pidOf = (name) => Number(/pid (\d+)/.exec(logOf(name))[1]);
  return { product, port, logOf, pidOf };
}

/** The second process serves no address of its own to ask; its log tells when it runs. */
async function untilLogged(logOf, name, pattern) {
  for (;;) {
    if (pattern.test(logOf(name))) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const both = [
  ['api', 'serves'],
  ['worker', 'serves'],
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  test(`${signal} stops every child, then the stores, and the exit code is 0`, async (t) => {
    const { product, logOf, pidOf } = await startFakeProduct(t, both);
    await product.printed(/^ready$/m);
    await untilLogged(logOf, 'worker', /pid/);

    product.child.kill(signal);

    assert.deepEqual(await product.exit, { code: 0, signal: null });
    for (const name of ['api', 'worker']) {
      assert.match(logOf(name), /got SIGTERM/);
      assert.equal(isAlive(pidOf(name)), false);
    }
    assert.match(product.output, /Stopping[^]*stores stopped[^]*Stopped/);
  });
}

test(
  'processes load while the stores start, and go on with what these told',
  { timeout: 60_000 },
  async (t) => {
    const { product, logOf } = await startFakeProduct(t, both);
    await product.printed(/^ready$/m);
    await untilLogged(logOf, 'worker', /pid/);

    for (const name of ['api', 'worker']) assert.match(logOf(name), /^loaded\n.*listens.*with the store/);
  },
);

test("a terminal's Ctrl-C, which reaches a whole process group, reaches no child directly", async (t) => {
  const port = await anyFreePort();
  const logDir = temporaryFolder(t);
  const product = runNode(
    t,
    [fixture('fake-product.mjs'), JSON.stringify({ port, logDir, processes: both })],
    {
      detached: true,
    },
  );
  await product.printed(/^ready$/m);

  process.kill(-product.child.pid, 'SIGINT');
  process.kill(-product.child.pid, 'SIGINT'); // npm passes on what the script already had

  assert.deepEqual(await product.exit, { code: 0, signal: null });
  assert.doesNotMatch(readFileSync(path.join(logDir, 'api.log'), 'utf8'), /got SIGINT/);
});

test('a child that dies is named with its exit code, the others are stopped, and the exit code is not 0', async (t) => {
  const { product, port, logOf, pidOf } = await startFakeProduct(t, both);
  await product.printed(/^ready$/m);
  await untilLogged(logOf, 'worker', /pid/);

  await fetch(`http://127.0.0.1:${port}/die`).catch(() => undefined);

  assert.deepEqual(await product.exit, { code: 1, signal: null });
  assert.match(product.output, /api ended on its own \(exit code 7\)/);
  assert.match(product.output, /stores stopped/);
  assert.equal(isAlive(pidOf('worker')), false);
});

test('a child that dies while starting is noticed at once, and the end of its log is shown', async (t) => {
  const { product } = await startFakeProduct(t, [
    ['api', 'dies-at-start'],
    ['worker', 'serves'],
  ]);

  assert.deepEqual(await product.exit, { code: 1, signal: null });
  assert.match(product.output, /api ended on its own \(exit code 3\)/);
  assert.match(product.output, /the moon is in the wrong house/);
  assert.doesNotMatch(product.output, /^ready$/m);
});

test('a child that is killed is named with the signal', async (t) => {
  const { product, pidOf } = await startFakeProduct(t, both);
  await product.printed(/^ready$/m);

  process.kill(pidOf('api'), 'SIGKILL');

  assert.deepEqual(await product.exit, { code: 1, signal: null });
  assert.match(product.output, /api ended on its own \(signal SIGKILL\)/);
});

test('a child that ignores SIGTERM is killed after the time of grace', async (t) => {
  const { product, pidOf } = await startFakeProduct(t, [['api', 'ignores-sigterm']], { graceMs: 100 });
  await product.printed(/^ready$/m);

  product.child.kill('SIGINT');

  assert.deepEqual(await product.exit, { code: 0, signal: null });
  assert.equal(isAlive(pidOf('api')), false);
});

test('a second Ctrl-C does not wait for a child that takes its time', async (t) => {
  const { product } = await startFakeProduct(t, [['api', 'ignores-sigterm']], { graceMs: 60_000 });
  await product.printed(/^ready$/m);

  const pressing = setInterval(() => product.child.kill('SIGINT'), 100);
  const { code } = await product.exit;
  clearInterval(pressing);

  assert.equal(code, 130);
  assert.match(product.output, /Stopping/);
});

test('children end when the supervisor is killed outright', async (t) => {
  const { product, logOf } = await startFakeProduct(t, both);
  await product.printed(/^ready$/m);
  await untilLogged(logOf, 'worker', /pid/);

  product.child.kill('SIGKILL');

  await untilLogged(logOf, 'api', /got SIGTERM/);
  await untilLogged(logOf, 'worker', /got SIGTERM/);
});

test('npm passes signals on to what runs until it is stopped', () => {
  // npm signals the shell that it starts, and a shell keeps signals from its child: `exec` puts node in its place.
  const { scripts } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
  for (const name of ['start', 'services', 'api', 'worker', 'test'])
    assert.match(scripts[name], /^exec node /);
});
