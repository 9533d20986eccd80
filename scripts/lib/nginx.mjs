import { createRequire } from 'node:module';
import { say } from './console.mjs';
import { firstThatRuns, onPath } from './programs.mjs';
import { inRepository } from './repository.mjs';

/** Not on the PATH of people who are not root. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin'];

/** In older releases the package of that name is empty, and stands for one of the others. */
const DEBIAN_NGINX = {
  name: 'nginx',
  packages: [['nginx'], ['nginx-core'], ['nginx-light']],
  path: 'usr/sbin/nginx',
  versionArgument: '-v',
};

/**
 * An nginx to test with. On Debian and Ubuntu the distribution's is unpacked into a cache folder when there is none:
 * installing it would start a service on port 80. Needs `embedded` built.
 *
 * @returns {Promise<{ path?: string, env?: NodeJS.ProcessEnv, reason?: string }>} where it is and what it needs in its
 *   environment, or why there is none
 */
export async function obtainNginx({ systemFolders = SYSTEM_FOLDERS } = {}) {
  const found = await firstThatRuns([process.env.NGINX_PATH, onPath('nginx', systemFolders)], '-v');
  if (found) return { path: found, env: {} };
  if (!onPath('apt-get') || !onPath('dpkg')) {
    return { reason: 'no nginx found; install one, or name it in NGINX_PATH' };
  }
  try {
    const { unpackDebianProgram } = createRequire(import.meta.url)(inRepository('embedded/dist/index.js'));
    const { command, env } = await unpackDebianProgram(DEBIAN_NGINX, { log: say });
    return { path: command, env };
  } catch (error) {
    return { reason: `no nginx found, and the distribution's could not be fetched: ${error.message}` };
  }
}
