import { readdirSync } from 'node:fs';
import path from 'node:path';
import { closeAfterAll } from './e2e/support/cleanup';

const suites = path.join(__dirname, 'e2e');

/**
 * Every suite in one module registry. Jest would load Nest, Mongoose and the product anew for each of them, which is
 * three seconds of processor time a suite: a third of the whole run. What suites share by it a product that has run
 * for a while has in memory, too.
 */
for (const file of readdirSync(suites).filter((name) => name.endsWith('.e2e-spec.ts'))) {
  describe(file, () => {
    // Its hooks and tests belong to the block in which it is loaded.
    jest.requireActual(path.join(suites, file));
    closeAfterAll();
  });
}
