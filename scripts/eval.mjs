// npm run eval: how good the assistant's judgements are, on labelled sets; `npm run eval -- --help` says more.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { CommandError, runCommand } from './lib/command-error.mjs';
import { installDependencies } from './lib/install.mjs';
import { requireSupportedNode } from './lib/node-version.mjs';
import { buildPackages } from './lib/packages.mjs';
import { inRepository, repositoryRoot } from './lib/repository.mjs';
import { endCommandsOnSignals, run } from './lib/run.mjs';

await runCommand(async () => {
  requireSupportedNode();
  endCommandsOnSignals();
  await installDependencies();
  await buildPackages(['contracts']);
  rmSync(inRepository('backend/dist-eval'), { recursive: true, force: true });
  const compiler = inRepository('node_modules/typescript/bin/tsc');
  const { code } = await run(process.execPath, [compiler, '-p', 'backend/tsconfig.eval.json'], { output: 2 });
  if (code !== 0) throw new CommandError('The evaluation did not compile; the messages are above.');
  const program = inRepository('backend/dist-eval/eval/run.js');
  const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? repositoryRoot,
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
});
