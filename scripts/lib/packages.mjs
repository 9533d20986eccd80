import { rmSync } from 'node:fs';
import { CommandError } from './command-error.mjs';
import { say, seconds } from './console.mjs';
import { fingerprint } from './fingerprint.mjs';
import { inRepository, repositoryRoot } from './repository.mjs';
import { runNpm } from './run.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

/** In the order they are built. `inputs` are what the build reads; `needs` are built before, and rebuild it. */
export const PACKAGES = {
  contracts: { inputs: ['src', 'package.json', 'tsconfig.cjs.json', 'tsconfig.esm.json'], needs: [] },
  embedded: { inputs: ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json'], needs: [] },
  backend: {
    inputs: ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'],
    needs: ['contracts'],
  },
  frontend: {
    inputs: ['src', 'public', 'package.json', 'angular.json', 'tsconfig.json', 'tsconfig.app.json'],
    needs: ['contracts'],
  },
};

const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json'];
const isInput = (file) => !/\.spec\.ts$/.test(file);

/** A hash of all that the package's build is made from, the packages it needs included. */
export function inputsOf(name, { root = repositoryRoot, packages = PACKAGES } = {}) {
  const { inputs, needs } = packages[name];
  return fingerprint(root, [...inputs.map((input) => `${name}/${input}`), ...SHARED_INPUTS], {
    isInput,
    also: needs.map((need) => inputsOf(need, { root, packages })),
  });
}

const stampOf = (name) => inRepository(name, 'dist/.built-from');

export const isBuilt = (name) => readStamp(stampOf(name)) === inputsOf(name);

/** `names` and what they need, in build order. */
export function inBuildOrder(names) {
  const wanted = new Set(names);
  for (const name of Object.keys(PACKAGES).reverse()) {
    if (wanted.has(name)) PACKAGES[name].needs.forEach((need) => wanted.add(need));
  }
  return Object.keys(PACKAGES).filter((name) => wanted.has(name));
}

/** Builds one package, whose needs are built, unless it is up to date. */
export async function buildPackage(name, { force = false } = {}) {
  const current = inputsOf(name);
  if (!force && readStamp(stampOf(name)) === current) return;
  say(`Building ${name} ...`);
  const began = Date.now();
  removeStamp(stampOf(name));
  // The compiler leaves what no longer has a source; a stale module would still load.
  rmSync(inRepository(name, 'dist'), { recursive: true, force: true });
  const { code } = await runNpm(['run', 'build', '--silent', '-w', name], {
    output: 2,
    env: { NG_CLI_ANALYTICS: 'false' },
  });
  if (code !== 0)
    throw new CommandError(`Building ${name} failed with exit code ${code}; its messages are above.`);
  writeStamp(stampOf(name), current);
  say(`Built ${name} in ${seconds(began)}.`);
}

export async function buildPackages(names, options) {
  for (const name of inBuildOrder(names)) await buildPackage(name, options);
}
