/**
 * Holds the customer's first load to its budget. Angular's own budgets count bytes before compression; what a
 * customer waits for is what goes over the wire, so this adds up the gzip sizes of
 *   1. the initial bundle: everything index.html loads by itself (scripts, module preloads, styles), and
 *   2. the chat page: the same plus the chunks that its routes import, which come after the sign-in.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const INITIAL_BUDGET = 150_000;
const CHAT_PAGE_BUDGET = 206_000;
const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const browser = join(dist, 'browser');

const sizes = new Map();
function transferred(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(browser, file))).length);
  return sizes.get(file);
}

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.js)"/g;

/** The files and all that they import statically; imports made later, at run time, are not part of the load. */
function withStaticImports(files) {
  const seen = new Set();
  const queue = [...files];
  while (queue.length) {
    const file = queue.pop();
    if (seen.has(file)) continue;
    seen.add(file);
    if (!file.endsWith('.js')) continue;
    for (const [, imported] of readFileSync(join(browser, file), 'utf8').matchAll(STATIC_IMPORT))
      queue.push(imported);
  }
  return seen;
}

const html = readFileSync(join(browser, 'index.html'), 'utf8');
const entries = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, url]) =>
  url.replace(/^\//, ''),
);
if (!entries.some((file) => file.endsWith('.js'))) {
  throw new Error('index.html loads no script: the check would measure nothing.');
}

const stats = JSON.parse(readFileSync(join(dist, 'stats.json'), 'utf8'));
const ROUTE_ENTRIES = [
  'src/app/signed-in.routes.ts',
  'src/app/features/customer-chat/customer-chat.routes.ts',
];
const routeChunks = Object.entries(stats.outputs)
  .filter(([name, output]) => name.endsWith('.js') && ROUTE_ENTRIES.includes(output.entryPoint))
  .map(([name]) => name);
if (routeChunks.length !== ROUTE_ENTRIES.length) {
  throw new Error('The chunks of the chat page were not found: the check would measure too little.');
}

const initial = withStaticImports(entries);
const chatPage = withStaticImports([...entries, ...routeChunks]);
let failed = false;
for (const [name, files, budget] of [
  ['initial bundle', initial, INITIAL_BUDGET],
  ['customer chat page', chatPage, CHAT_PAGE_BUDGET],
]) {
  const total = [...files].reduce((sum, file) => sum + transferred(file), 0);
  const verdict = total <= budget ? 'within' : 'OVER';
  console.log(
    `${name}: ${(total / 1000).toFixed(1)} kB gzipped in ${files.size} files, ${verdict} the budget of ${budget / 1000} kB`,
  );
  if (total > budget) {
    failed = true;
    for (const file of [...files].sort((a, b) => transferred(b) - transferred(a))) {
      console.log(`  ${(transferred(file) / 1000).toFixed(1).padStart(6)} kB  ${file}`);
    }
  }
}
process.exitCode = failed ? 1 : 0;
