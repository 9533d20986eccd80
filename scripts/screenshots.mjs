// npm run screenshots: takes every page's pictures in docs/screens anew, from a product of its own with a morning's work
// in it.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { obtainChromium } from './lib/chromium.mjs';
import { CommandError, runCommand } from './lib/command-error.mjs';
import { say } from './lib/console.mjs';
import { requireSupportedNode } from './lib/node-version.mjs';
import { anyFreePort } from './lib/ports.mjs';
import { inRepository } from './lib/repository.mjs';
import { endCommandsOnSignals, runNpm } from './lib/run.mjs';
import { startTrialProduct } from './lib/trial-product.mjs';

const SCREENS = inRepository('docs/screens');

await runCommand(async () => {
  requireSupportedNode();
  endCommandsOnSignals();
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'switchboard-screens-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const product = await startTrialProduct({ dataDir: path.join(scratch, 'data'), port: await anyFreePort() });
  const pictures = path.join(scratch, 'pictures');
  try {
    await takePictures(product.address, pictures);
  } finally {
    await product.stop();
  }
  await keep(pictures);
});

async function takePictures(address, folder) {
  const chromium = await obtainChromium();
  if (!chromium.path) throw new CommandError(chromium.reason);
  const env = { SWITCHBOARD_URL: address, CHROMIUM_PATH: chromium.path, PICTURES_DIR: folder };
  const { code } = await runNpm(['run', 'screenshots', '--silent', '-w', 'frontend'], { env });
  if (code !== 0) throw new CommandError('The pictures were not taken; the messages are above.');
}

/** As WebP, which takes a quarter of the room that they come in. */
async function keep(folder) {
  const sharp = createRequire(inRepository('backend/package.json'))('sharp');
  rmSync(SCREENS, { recursive: true, force: true });
  mkdirSync(SCREENS, { recursive: true });
  const files = readdirSync(folder);
  for (const file of files) {
    const kept = path.join(SCREENS, `${path.parse(file).name}.webp`);
    await sharp(path.join(folder, file)).webp({ quality: 82, effort: 6 }).toFile(kept);
  }
  say(`${files.length} pictures in docs/screens.`);
}
