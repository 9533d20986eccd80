import { chmod, cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../../../..');

export interface NginxOptions {
  /** Ports of API processes on the loopback. */
  apiPorts?: number[];
  /** An upstreams.conf instead of the one of a plain machine with these. */
  upstreams?: string;
  /** Folder of a built web app. */
  app?: string;
  /** Changes the repository's nginx.conf. */
  edit?: (configuration: string) => string;
}

/** A prefix for nginx, and in it also the repository's configuration; only where it listens is another address. */
export async function makeNginxFolder(
  { apiPorts = [], upstreams, app, edit = (configuration) => configuration }: NginxOptions,
  port: number,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-nginx-'));
  const [html, temporary] = [join(folder, 'html'), join(folder, 'tmp')];
  await mkdir(temporary);
  await (app ? cp(app, html, { recursive: true }) : mkdir(html));
  // Started by root, its workers are somebody else, who has to read the web app.
  for (const readable of [folder, html]) await chmod(readable, 0o755);
  const configuration = replaceOnce(
    await readFromRepository('nginx.conf'),
    'listen 8080;',
    `listen 127.0.0.1:${port};`,
  );
  await writeFile(join(folder, 'nginx.conf'), edit(configuration));
  await writeUpstreams(folder, upstreams ?? (await plainUpstreams(apiPorts)));
  return folder;
}

export function writeUpstreams(folder: string, upstreams: string): Promise<void> {
  return writeFile(join(folder, 'upstreams.conf'), upstreams);
}

/** deploy/plain/upstreams.conf with these processes instead of its own. */
export async function plainUpstreams(apiPorts: number[]): Promise<string> {
  const [first, ...others] = (await readFromRepository('deploy/plain/upstreams.conf')).split(
    /^ *server 127\.0\.0\.1:\d+(?<parameters>.*\n)/m,
  );
  const parameters = others[0] ?? '';
  const servers = apiPorts.map((port) => `  server 127.0.0.1:${port}${parameters}`);
  return [first, ...servers, others.at(-1)].join('');
}

export function readFromRepository(path: string): Promise<string> {
  return readFile(join(REPOSITORY, path), 'utf8');
}

/** @throws Error unless `text` has `part` exactly once: an edit that changes nothing would test nothing. */
export function replaceOnce(text: string, part: string, by: string): string {
  const pieces = text.split(part);
  if (pieces.length !== 2) throw new Error(`"${part}" stands there ${pieces.length - 1} times, not once`);
  return pieces.join(by);
}
