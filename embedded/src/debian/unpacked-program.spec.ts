import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEBIAN_REDIS } from '../redis/debian-redis';
import { findRedis } from '../redis/find-redis';
import { unpackDebianProgram } from './unpacked-program';

jest.setTimeout(120_000);

const path = process.env.PATH;
const isDebian = existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg');
let sandbox: string;

beforeEach(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'debian-package-'));
});

afterEach(() => {
  process.env.PATH = path;
  delete process.env.APT_CONFIG;
  rmSync(sandbox, { recursive: true, force: true });
});

(isDebian ? describe : describe.skip)("Debian's package", () => {
  it('is unpacked once by two at the same time, also on a machine without package lists', async () => {
    mkdirSync(join(sandbox, 'no-lists', 'partial'), { recursive: true });
    writeFileSync(join(sandbox, 'apt.conf'), `Dir::State::Lists "${join(sandbox, 'no-lists')}";\n`);
    process.env.APT_CONFIG = join(sandbox, 'apt.conf');
    const lines: string[] = [];
    const options = { cacheDir: join(sandbox, 'cache'), log: (line: string) => lines.push(line) };
    const fetch = () => unpackDebianProgram(DEBIAN_REDIS, options);

    const [one, other] = await Promise.all([fetch(), fetch()]);
    expect(one).toEqual(other);
    expect(lines.join('\n')).toContain('package lists');
    expect(readdirSync(join(sandbox, 'cache'))).toEqual([expect.stringMatching(/^redis-/)]);

    const before = lines.length;
    await fetch();
    expect(lines).toHaveLength(before);
  });

  it('that cannot be had is said with what apt-get said, and leaves nothing half done', async () => {
    const apt = join(sandbox, 'apt-get');
    writeFileSync(apt, '#!/bin/sh\necho "E: the mirror is away" >&2\nexit 100\n', { mode: 0o755 });
    writeFileSync(join(sandbox, 'dpkg'), '#!/bin/sh\n', { mode: 0o755 });
    process.env.PATH = sandbox;
    const cacheDir = join(sandbox, 'cache');
    await expect(findRedis({ cacheDir, log: () => undefined })).rejects.toThrow(
      /the mirror is away[^]*brew install redis/,
    );
    expect(readdirSync(cacheDir)).toEqual([]);
  });
});
