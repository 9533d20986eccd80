import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { holdsLockedVersions } from '../lib/install.mjs';
import { keptJwtSecret } from '../lib/jwt-secret.mjs';
import { inBuildOrder, inputsOf, PACKAGES } from '../lib/packages.mjs';
import { inRepository } from '../lib/repository.mjs';
import { readStamp, removeStamp, writeStamp } from '../lib/stamp.mjs';
import { temporaryFolder } from './support/spawned.mjs';

describe('whether a package is up to date', () => {
  const packages = {
    words: { inputs: ['src', 'package.json'], needs: [] },
    shop: { inputs: ['src', 'package.json'], needs: ['words'] },
  };
  let root;
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const inputs = (name) => inputsOf(name, { root, packages });

  beforeEach((t) => {
    root = temporaryFolder(t);
    for (const name of ['words', 'shop']) {
      write(`${name}/package.json`, '{}');
      write(`${name}/src/deep/down/a.ts`, 'export const a = 1;');
    }
    write('package-lock.json', '{}');
    write('tsconfig.base.json', '{}');
  });

  const changes = {
    'a changed source': () => write('shop/src/deep/down/a.ts', 'export const a = 2;'),
    'a new source': () => write('shop/src/b.ts', ''),
    'a removed source': () => rmSync(path.join(root, 'shop/src/deep/down/a.ts')),
    'a changed package.json': () => write('shop/package.json', '{ }'),
    'another version of a dependency': () => write('package-lock.json', '{ }'),
    'a changed compiler option': () => write('tsconfig.base.json', '{ }'),
    'a changed source of a package it needs': () => write('words/src/deep/down/a.ts', ''),
  };
  for (const [what, change] of Object.entries(changes)) {
    test(`${what} makes it out of date`, () => {
      const built = inputs('shop');
      change();
      assert.notEqual(inputs('shop'), built);
    });
  }

  const noChanges = {
    'a later time alone': () =>
      utimesSync(path.join(root, 'shop/src/deep/down/a.ts'), new Date(), new Date()),
    'a changed test': () => write('shop/src/a.spec.ts', 'test'),
    'what is built': () => write('shop/dist/a.js', ''),
    'a file of another package': () => write('unrelated/src/a.ts', ''),
  };
  for (const [what, change] of Object.entries(noChanges)) {
    test(`${what} does not`, () => {
      const built = inputs('shop');
      change();
      assert.equal(inputs('shop'), built);
    });
  }
});

test('each input that a package names is there', () => {
  const optional = ['public'];
  for (const [name, { inputs }] of Object.entries(PACKAGES)) {
    for (const input of inputs.filter((entry) => !optional.includes(entry))) {
      assert.ok(statSync(inRepository(name, input), { throwIfNoEntry: false }), `${name}/${input}`);
    }
  }
});

test('what a package needs is built before it', () => {
  assert.deepEqual(inBuildOrder(['frontend', 'backend']), ['contracts', 'backend', 'frontend']);
  assert.deepEqual(inBuildOrder(['embedded']), ['embedded']);
});

test('a stamp is there after the work, and not while it goes on', (t) => {
  const file = path.join(temporaryFolder(t), 'dist/.stamp');
  assert.equal(readStamp(file), null);
  writeStamp(file, 'abc');
  assert.equal(readStamp(file), 'abc');
  removeStamp(file);
  assert.equal(readStamp(file), null);
});

describe("whether somebody's own npm install will do", () => {
  const lock = {
    packages: {
      '': { name: 'root' },
      contracts: { name: '@switchboard/contracts' },
      'node_modules/@switchboard/contracts': { resolved: 'contracts', link: true },
      'node_modules/left': { version: '1.0.0' },
      'node_modules/left-darwin': { version: '1.0.0', optional: true },
    },
  };
  const cases = [
    ['all locked versions are there', { 'node_modules/left': { version: '1.0.0' } }, true],
    ['one is another version', { 'node_modules/left': { version: '1.1.0' } }, false],
    ['one is missing', {}, false],
  ];
  for (const [what, packages, expected] of cases) {
    test(`${what}: ${expected ? 'yes' : 'no'}`, () =>
      assert.equal(holdsLockedVersions(lock, { packages }), expected));
  }
  test('nothing is installed: no', () => assert.equal(holdsLockedVersions(lock, null), false));
});

test('the JWT secret is made once, kept, and readable by its owner alone', (t) => {
  const dataDir = path.join(temporaryFolder(t), 'new');
  const secret = keptJwtSecret(dataDir);
  assert.ok(secret.length >= 32);
  assert.equal(keptJwtSecret(dataDir), secret);
  assert.equal(statSync(path.join(dataDir, 'jwt-secret')).mode & 0o777, 0o600);
  assert.notEqual(keptJwtSecret(temporaryFolder(t)), secret);
  assert.equal(readFileSync(path.join(dataDir, 'jwt-secret'), 'utf8').trim(), secret);
});
