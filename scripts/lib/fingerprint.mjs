import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files below `entry` (a file or a folder), sorted; none when it doesn't exist. */
function* filesOf(entry, isInput) {
  const stats = statSync(entry, { throwIfNoEntry: false });
  if (stats?.isFile()) yield entry;
  if (!stats?.isDirectory()) return;
  for (const name of readdirSync(entry).sort()) {
    const child = path.join(entry, name);
    if (isInput(child)) yield* filesOf(child, isInput);
  }
}

/**
 * One hash over the names and contents of files. Contents rather than times: switching branches back and forth, or
 * a fresh checkout, changes times without changing anything.
 */
export function fingerprint(root, entries, { isInput = () => true, also = [] } = {}) {
  const hash = createHash('sha256');
  for (const entry of entries) {
    for (const file of filesOf(path.join(root, entry), isInput)) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  for (const text of also) hash.update(`${text}\0`);
  return hash.digest('hex');
}
