import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { describe, test } from 'node:test';
import { requireSupportedNode } from '../lib/node-version.mjs';
import { anyFreePort, choosePort, reachableHost } from '../lib/ports.mjs';
import { inRepository } from '../lib/repository.mjs';
import { readStartSettings } from '../lib/start-settings.mjs';
import { runNode } from './support/spawned.mjs';

const HOST = '127.0.0.1';

async function occupy(t, port = 0, host = HOST) {
  const server = net.createServer().listen(port, host);
  await once(server, 'listening');
  t.after(() => server.close());
  return server.address().port;
}

describe('the port', () => {
  test('is the one asked for when it is free', async () => {
    const port = await anyFreePort();
    assert.deepEqual(await choosePort(HOST, String(port)), { port, instead: false });
  });

  test('is an error when the one asked for is taken', async (t) => {
    const taken = await occupy(t);
    await assert.rejects(choosePort(HOST, String(taken)), new RegExp(`PORT ${taken} .*is taken`));
  });

  test('is the next free one when the default is taken', async (t) => {
    const taken = await occupy(t);
    const { port, instead } = await choosePort(HOST, undefined, taken);
    assert.ok(port > taken);
    assert.equal(instead, true);
  });

  test('is not one that another program answers on every address', async (t) => {
    const taken = await occupy(t, 0, '0.0.0.0');
    assert.notEqual((await choosePort(HOST, undefined, taken)).port, taken);
  });

  for (const nonsense of ['abc', '0', '65536', '-1', '5000.5', '5e3']) {
    test(`is an error when it is ${nonsense}`, () =>
      assert.rejects(choosePort(HOST, nonsense), /1 to 65535/));
  }

  test('is an error on an address that is not ours', () =>
    assert.rejects(choosePort('192.0.2.1', '5000'), /HOST/));
});

test('the address is one that a browser can open', () => {
  assert.deepEqual(['127.0.0.1', '0.0.0.0', '::', '::1'].map(reachableHost), [
    '127.0.0.1',
    '127.0.0.1',
    '[::1]',
    '[::1]',
  ]);
});

describe('in production', () => {
  const own = { MONGODB_URI: 'mongodb://db', REDIS_URL: 'redis://cache', JWT_SECRET: 'x'.repeat(40) };

  for (const name of Object.keys(own)) {
    test(`${name} has to be set`, () => {
      assert.throws(
        () => readStartSettings({ ...own, [name]: '', NODE_ENV: 'production' }),
        new RegExp(`${name} is not set`),
      );
    });
  }

  test('no demo data is loaded', () => {
    assert.equal(readStartSettings({ ...own, NODE_ENV: 'production' }).seedsDemoData, false);
    assert.equal(readStartSettings({}).seedsDemoData, true);
  });

  test('npm start says so and ends with an exit code', async (t) => {
    const env = { PATH: process.env.PATH, NODE_ENV: 'production' };
    const start = runNode(t, [inRepository('scripts/start.mjs')], { env });
    assert.equal((await start.exit).code, 1);
    assert.match(start.output, /MONGODB_URI, REDIS_URL, JWT_SECRET are not set/);
  });
});

test('a Node.js that is too old is named, with what to do', () => {
  for (const version of ['18.20.0', '20.18.3']) {
    assert.throws(
      () => requireSupportedNode(version),
      new RegExp(`needs Node.js 20.19 or newer; this is ${version}`),
    );
  }
  for (const version of ['20.19.0', '22.0.0', '24.1.0']) requireSupportedNode(version);
});
