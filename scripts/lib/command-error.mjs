/** Something the person at the keyboard can act on: shown as its message alone, without a stack. */
export class CommandError extends Error {}

/** Runs a command's `main` and turns its failure into a message and a non-zero exit code. */
export async function runCommand(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof CommandError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
