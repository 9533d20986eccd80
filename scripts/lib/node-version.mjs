import { CommandError } from './command-error.mjs';

const OLDEST = [20, 19];

export function requireSupportedNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new CommandError(
    `Switchboard needs Node.js ${OLDEST.join('.')} or newer; this is ${version}.\n` +
      'Get a newer one from https://nodejs.org, or with a version manager: nvm install 22',
  );
}
