import { mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const ROTATE_BYTES = 10 * 1024 * 1024;

/** Opens a log for appending; one that has grown large is set aside as `<name>.1` first. */
export function openLog(folder, name) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_BYTES) renameSync(file, `${file}.1`);
  return { file, descriptor: openSync(file, 'a'), startsAt: statSync(file).size };
}

/** A line as a person reads it: of a JSON line, its time, message and error. */
function readable(line) {
  try {
    const { time, msg, err } = JSON.parse(line);
    return [new Date(time).toISOString(), msg, err?.stack ?? err?.message].filter(Boolean).join(' ');
  } catch {
    return line; // not every line is JSON: a crash of Node itself is plain text
  }
}

/** The last lines that were written since `openLog`. */
export function tailOf({ file, startsAt }, lines = 20) {
  const text = readFileSync(file).subarray(startsAt).toString('utf8').trimEnd();
  return text ? text.split('\n').slice(-lines).map(readable) : [];
}
