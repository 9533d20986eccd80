import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROOTS = ['../src', '../eval', './openai-server'].map((root) => path.join(__dirname, root));

/** Every unit test in one module registry, see e2e.together.ts: half of the processor time. */
for (const root of ROOTS) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.spec.ts')).sort()) {
    describe(file, () => {
      jest.requireActual(path.join(root, file));
    });
  }
}
