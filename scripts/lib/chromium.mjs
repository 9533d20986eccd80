import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { say } from './console.mjs';
import { run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL_LIMIT_MS = 5 * 60_000;

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Ubuntu's `chromium` only points to a snap, which does not run everywhere: a name on the PATH is no proof. */
const works = async (file) =>
  (await run(file, ['--version'], { output: 'ignore', limitMs: 20_000 })).code === 0;

export async function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, ...NAMES.map(onPath)].filter(Boolean);
  for (const file of candidates) if (await works(file)) return file;
  return undefined;
}

const canUseApt = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get');

/** @returns {Promise<{ path?: string, reason?: string }>} where Chromium is, or why there is none */
export async function obtainChromium() {
  const found = await findChromium();
  if (found) return { path: found };
  if (!canUseApt()) {
    return { reason: 'no Chromium found; install one, or name it in CHROMIUM_PATH' };
  }
  say("Installing Debian's chromium for the browser tests (apt-get) ...");
  const apt = (...args) =>
    run('apt-get', args, {
      output: 2,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      limitMs: INSTALL_LIMIT_MS,
    });
  await apt('update');
  await apt('install', '--yes', '--no-install-recommends', 'chromium');
  const installed = await findChromium();
  return installed ? { path: installed } : { reason: 'apt-get could not install a Chromium that runs' };
}
