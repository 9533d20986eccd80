import { existsSync } from 'node:fs';
import { say } from './console.mjs';
import { firstThatRuns, onPath } from './programs.mjs';
import { run } from './run.mjs';

/** The shell has no window to draw, and takes two thirds of a Chromium's time to the same page. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL_LIMIT_MS = 5 * 60_000;

const findChromium = () =>
  firstThatRuns([process.env.CHROMIUM_PATH, ...NAMES.map((name) => onPath(name))], '--version');

const canUseApt = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get');

/** @returns {Promise<{ path?: string, reason?: string }>} where Chromium is, or why there is none */
export async function obtainChromium() {
  const found = await findChromium();
  if (found) return { path: found };
  if (!canUseApt()) {
    return { reason: 'no Chromium found; install one, or name it in CHROMIUM_PATH' };
  }
  say('Installing a Chromium for the browser tests (apt-get) ...');
  const apt = (...args) =>
    run('apt-get', args, {
      output: 2,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      limitMs: INSTALL_LIMIT_MS,
    });
  await apt('update');
  const install = (name) => apt('install', '--yes', '--no-install-recommends', name);
  // Debian has had it since version 12; its relatives have not.
  if ((await install(SHELL)).code !== 0) await install('chromium');
  const installed = await findChromium();
  return installed ? { path: installed } : { reason: 'apt-get could not install a Chromium that runs' };
}
