import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a finished piece of work was made from; null when there is none, or it was interrupted. */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

export function writeStamp(file, fingerprint) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${fingerprint}\n`);
}

/** Taken away before the work begins, so that work cut off halfway is done again. */
export function removeStamp(file) {
  rmSync(file, { force: true });
}
