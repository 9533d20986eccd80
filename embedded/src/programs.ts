import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The full path of the first of these programs that the PATH has. */
export function findOnPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Tells whether a file is there and may be run. */
function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOTDIR') return false;
    throw error;
  }
}

/** The version a program tells of itself, such as "7.0.15". */
export async function programVersion(program: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { stdout } = await run(program, ['--version'], { env });
  return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? 'of unknown version';
}
