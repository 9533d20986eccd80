// npm run services: MongoDB and Redis alone, or their stand-ins. Arguments go to embedded/src/main.services.ts.
import { runCommand } from './lib/command-error.mjs';
import { outliveTerminal } from './lib/console.mjs';
import { installDependencies } from './lib/install.mjs';
import { requireSupportedNode } from './lib/node-version.mjs';
import { buildPackages } from './lib/packages.mjs';
import { inRepository } from './lib/repository.mjs';
import { endCommandsOnSignals } from './lib/run.mjs';
import { onStopSignals } from './lib/stop-signals.mjs';
import { Supervisor } from './lib/supervisor.mjs';

await runCommand(async () => {
  requireSupportedNode();
  outliveTerminal();
  const handOverSignals = endCommandsOnSignals();
  await installDependencies();
  await buildPackages(['embedded']);
  handOverSignals();

  const services = new Supervisor();
  const child = services.start('services', [
    inRepository('embedded/dist/main.services.js'),
    ...process.argv.slice(2),
  ]);
  onStopSignals(
    () => child.kill('SIGTERM'),
    () => child.kill('SIGKILL'),
  );
  const { code, signal } = await services.death;
  process.exit(code ?? (signal ? 1 : 0));
});
