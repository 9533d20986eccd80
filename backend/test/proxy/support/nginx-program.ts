import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const EMBEDDED = resolve(__dirname, '../../../../embedded/dist/index.js');

/** `npm test` finds an nginx, or fetches one, and names it here. */
export function nginxPath(): string {
  const path = process.env.NGINX_PATH;
  if (!path) throw new Error('NGINX_PATH is not set; it names the nginx to test with: /usr/sbin/nginx');
  return path;
}

/** What nginx is started with: everything is in one folder here, see nginx-folder.ts. */
export function nginxArguments(folder: string, directives: string): string[] {
  return ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', directives];
}

/** The words before a command that let it end with this process, as far as the system can do that. */
export async function dyingWithThisProcess(): Promise<string[]> {
  const embedded = (await import(EMBEDDED)) as { dyingWithThisProcess(): Promise<string[]> };
  return embedded.dyingWithThisProcess();
}

/** Has nginx check the configuration in a folder. @returns what it said. */
export function checkConfiguration(folder: string): { isAccepted: boolean; said: string } {
  const { status, said } = runNginx([...nginxArguments(folder, 'daemon off;'), '-t']);
  return { isAccepted: status === 0, said };
}

/** Its output goes into a file: nginx opens /dev/stderr by name, and Node's pipes cannot be opened so. */
function runNginx(args: string[]): { status: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-nginx-'));
  const output = openSync(join(folder, 'output'), 'a');
  try {
    const { status, error } = spawnSync(nginxPath(), args, { stdio: ['ignore', output, output] });
    if (error) throw error;
    return { status, said: readFileSync(join(folder, 'output'), 'utf8') };
  } finally {
    closeSync(output);
    rmSync(folder, { recursive: true, force: true });
  }
}
