import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { test } from 'node:test';
import { inRepository } from '../lib/repository.mjs';

/** What a source imports at run time: types alone are gone when it is compiled. */
function packagesOf(source) {
  const imports = source.matchAll(
    /^(?:import|export) (?!type\b)[^;]*?from '([^'.][^']*)'|^import '([^'.][^']*)'/gm,
  );
  return [...imports].map(([, from, alone]) =>
    (from ?? alone)
      .split('/')
      .slice(0, (from ?? alone).startsWith('@') ? 2 : 1)
      .join('/'),
  );
}

// The workspaces share one node_modules, where a package is found although another workspace asked for it. The image
// of the backend holds its own alone.
test('the backend runs on packages that it declares', () => {
  const { dependencies } = JSON.parse(readFileSync(inRepository('backend/package.json'), 'utf8'));
  const sources = readdirSync(inRepository('backend/src'), { recursive: true }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
  );
  const undeclared = sources.flatMap((name) =>
    packagesOf(readFileSync(inRepository('backend/src', name), 'utf8'))
      .filter(
        (used) => !used.startsWith('node:') && !builtinModules.includes(used) && !(used in dependencies),
      )
      .map((used) => `${name}: ${used}`),
  );
  assert.deepEqual(undeclared, []);
  assert.ok(sources.length > 0);
});
