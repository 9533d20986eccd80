import { readFileSync } from 'node:fs';
import { CommandError } from './command-error.mjs';
import { seconds, say } from './console.mjs';
import { fingerprint } from './fingerprint.mjs';
import { inRepository, repositoryRoot } from './repository.mjs';
import { runNpm } from './run.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

const STAMP = inRepository('node_modules/.switchboard-install');

/** Node's ABI and the platform count: an install for another one holds the wrong native parts. */
const wanted = () =>
  fingerprint(repositoryRoot, ['package-lock.json'], {
    also: [process.versions.modules, process.platform, process.arch],
  });

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(inRepository(file), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
};

/** Whether somebody's own `npm install` has already put exactly the locked versions there. */
export function holdsLockedVersions(lock, installed) {
  if (!lock || !installed) return false;
  return Object.entries(lock.packages)
    .filter(([place, entry]) => place.includes('node_modules/') && !entry.link && !entry.optional)
    .every(([place, entry]) => installed.packages[place]?.version === entry.version);
}

/** Installs the locked dependencies unless they are there. */
export async function installDependencies() {
  const current = wanted();
  const stamp = readStamp(STAMP);
  if (stamp === current) return;
  if (
    stamp === null &&
    holdsLockedVersions(readJson('package-lock.json'), readJson('node_modules/.package-lock.json'))
  ) {
    writeStamp(STAMP, current);
    return;
  }

  say('Installing dependencies (npm ci); about a minute the first time ...');
  const began = Date.now();
  const progress = setInterval(() => say(`  still installing, ${seconds(began)}`), 10_000);
  removeStamp(STAMP);
  // Building needs the development dependencies, which npm leaves out when NODE_ENV is production.
  const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { output: 2 });
  clearInterval(progress);
  if (code !== 0) throw new CommandError(`npm ci failed with exit code ${code}; its messages are above.`);
  writeStamp(STAMP, current);
  say(`Installed in ${seconds(began)}.`);
}
