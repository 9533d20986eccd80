import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

const VERSION_LIMIT_MS = 20_000;

/** The full path of a program on the PATH, or in one of `alsoIn`; undefined when there is none. */
export function onPath(name, alsoIn = []) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...folders, ...alsoIn].map((folder) => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of these files that tells its version: Ubuntu's `chromium`, for one, only points to a snap, which does not
 * run everywhere, so a name on the PATH is no proof.
 */
export async function firstThatRuns(files, versionArgument) {
  for (const file of files.filter(Boolean)) {
    const { code } = await run(file, [versionArgument], { output: 'ignore', limitMs: VERSION_LIMIT_MS });
    if (code === 0) return file;
  }
  return undefined;
}
