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

it('takes the first package that brings the program, since releases name it differently', async () => {
  // A package is a file with its own name in it, and only "nginx-core" brings something.
  script('apt-get', 'shift $(($# - 1)); echo "$1" > "$1.deb"');
  script(
    'dpkg',
    `grep -q core "$2" || exit 0; mkdir -p "$3/usr/sbin"; cp "${join(sandbox, 'nginx')}" "$3/usr/sbin"`,
  );
  script('nginx', 'test "$1" = -v');
  process.env.PATH = `${sandbox}:${path}`;
  const program = {
    name: 'nginx',
    packages: [['nginx'], ['nginx-core'], ['nginx-light']],
    path: 'usr/sbin/nginx',
    versionArgument: '-v',
  };
  const cacheDir = join(sandbox, 'cache');
  const { command } = await unpackDebianProgram(program, { cacheDir, log: () => undefined });
  expect(existsSync(command)).toBe(true);

  const [packages, log] = [[['nginx-extras']], () => undefined];
  const missing = { ...program, name: 'other', packages };
  await expect(unpackDebianProgram(missing, { cacheDir, log })).rejects.toThrow(
    'nginx-extras did not bring it',
  );
  expect(readdirSync(cacheDir)).toEqual([expect.stringMatching(/^nginx-/)]);
});

function script(name: string, commands: string): void {
  writeFileSync(join(sandbox, name), `#!/bin/sh\n${commands}\n`, { mode: 0o755 });
}
