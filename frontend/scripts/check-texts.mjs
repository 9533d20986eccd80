/** Holds the templates against the texts: a key that is asked for and not there would be shown to people. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
const folder = join(source, 'assets', 'i18n');
/** The bundle's own, and one file for each feature that brings its words along. */
const TEXTS = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(^|[\\/])en\.json$/.test(name),
);
const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

const keysOf = (texts, prefix = '') =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
const keys = new Set(TEXTS.flatMap((file) => keysOf(read(file))));

// Whole keys in templates and code; one that is put together at run time ends in a dot and is looked up by its start.
const ASKED =
  /\b(?:t|translate|show)(?:<\w+>)?\(\s*(?:[\w.()]+\s*\?\s*)?'([\w.-]+)'|'([\w.-]+)'\s*\|\s*transloco/g;
const problems = [];
const files = readdirSync(join(source, 'app'), { recursive: true, encoding: 'utf8' });
for (const file of files.filter((name) => /\.(ts|html)$/.test(name) && !name.endsWith('.spec.ts'))) {
  const text = readFileSync(join(source, 'app', file), 'utf8');
  const prefix = /prefix: '([\w.]+)'/.exec(text)?.[1];
  for (const [, called, piped] of text.matchAll(ASKED)) {
    const key = prefix ? `${prefix}.${called ?? piped}` : (called ?? piped);
    const isThere = key.endsWith('.') ? [...keys].some((known) => known.startsWith(key)) : keys.has(key);
    if (!isThere) problems.push(`${file}: ${key}`);
  }
}
if (problems.length) {
  console.error(
    `These texts are missing in src/assets/i18n, in ${TEXTS.join(' and ')}:\n  ${problems.join('\n  ')}`,
  );
  process.exitCode = 1;
}
