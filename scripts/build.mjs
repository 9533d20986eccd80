// npm run build: builds every package that is out of date; `npm run build -- --force` builds all.
import { parseArgs } from 'node:util';
import { CommandError, runCommand } from './lib/command-error.mjs';
import { installDependencies } from './lib/install.mjs';
import { requireSupportedNode } from './lib/node-version.mjs';
import { buildPackages, PACKAGES } from './lib/packages.mjs';
import { endCommandsOnSignals } from './lib/run.mjs';

await runCommand(async () => {
  requireSupportedNode();
  const { values, positionals } = parseArgs({
    options: { force: { type: 'boolean' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !(name in PACKAGES));
  if (unknown.length > 0) {
    throw new CommandError(
      `No package ${unknown.join(', ')}; there are ${Object.keys(PACKAGES).join(', ')}.`,
    );
  }
  endCommandsOnSignals();
  await installDependencies();
  await buildPackages(positionals.length > 0 ? positionals : Object.keys(PACKAGES), values);
  process.exit();
});
