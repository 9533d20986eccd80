import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { obtainNginx } from '../lib/nginx.mjs';
import { temporaryFolder } from './support/spawned.mjs';

/** A program of that name, which ends with this code. */
function program(folder, name, code) {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 });
  return file;
}

describe('an nginx to test with', () => {
  beforeEach(() => {
    process.env.PATH = '';
    delete process.env.NGINX_PATH;
  });

  test('is the one that is named, before the one on the PATH', async (t) => {
    process.env.PATH = temporaryFolder(t);
    program(process.env.PATH, 'nginx', 0);
    process.env.NGINX_PATH = program(temporaryFolder(t), 'my-nginx', 0);
    assert.equal((await obtainNginx()).path, process.env.NGINX_PATH);
  });

  test('is none that does not run', async (t) => {
    process.env.NGINX_PATH = program(temporaryFolder(t), 'nginx', 127);
    process.env.PATH = temporaryFolder(t);
    const works = program(process.env.PATH, 'nginx', 0);
    assert.equal((await obtainNginx()).path, works);
  });

  test('is found where systems keep it, PATH or not', async (t) => {
    const folder = temporaryFolder(t);
    assert.equal((await obtainNginx({ systemFolders: [folder] })).path, undefined);
    const works = program(folder, 'nginx', 0);
    assert.equal((await obtainNginx({ systemFolders: [folder] })).path, works);
  });

  test('that cannot be had is said with what to do', async () => {
    assert.match((await obtainNginx({ systemFolders: [] })).reason, /NGINX_PATH/);
  });
});
